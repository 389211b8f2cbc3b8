"""What a copier, a scanner and a careless hand do to a page; seeded, so that the same page is always spoilt alike."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter


@dataclass(frozen=True, slots=True)
class Quality:
    """How far a scan is from the print."""

    rotation: float
    blur: float
    speckles: float
    noise: float
    shade: float
    fade: float
    clip: float
    """How far into the paper's noise the scanner's driver sets its white, in deviations."""
    jpeg: int


QUALITIES = {
    "good": Quality(rotation=0.3, blur=0.4, speckles=0.000002, noise=3, shade=8, fade=0.05, clip=2.5, jpeg=85),
    "fair": Quality(rotation=0.7, blur=0.8, speckles=0.00004, noise=10, shade=30, fade=0.18, clip=2, jpeg=60),
    "poor": Quality(rotation=1.0, blur=0.85, speckles=0.0002, noise=18, shade=50, fade=0.30, clip=1, jpeg=40),
}


def spoil(page: Image.Image, quality: Quality, dpi: int, seed: int) -> Image.Image:
    """The page as scanned: grey, a little askew, soft, unevenly lit, specked, compressed."""
    dice = np.random.default_rng(seed)
    grey = page.convert("L")
    grey = grey.rotate(
        dice.uniform(-quality.rotation, quality.rotation), resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    grey = grey.filter(ImageFilter.GaussianBlur(quality.blur * dpi / 200))
    pixels = np.asarray(grey, dtype=np.float64)
    height, width = pixels.shape
    pixels = 255 - (255 - pixels) * (1 - quality.fade * dice.uniform(0.6, 1.0))
    across, down = np.linspace(0, 1, width), np.linspace(0, 1, height)
    shade = quality.shade * (dice.uniform(0.3, 1) * across[None, :] + dice.uniform(0.3, 1) * down[:, None]) / 2
    pixels = pixels - shade + dice.normal(0, quality.noise, pixels.shape)
    # Drivers whiten the paper; without it a nearly blank page is read as pure noise.
    white = np.median(pixels, axis=1, keepdims=True) - quality.clip * quality.noise
    pixels = pixels * 255 / white
    for _ in range(int(quality.speckles * height * width)):
        y, x, size = dice.integers(height), dice.integers(width), dice.integers(1, 2 + dpi // 100)
        pixels[y : y + size, x : x + size] = dice.integers(0, 120)
    made = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    kept = io.BytesIO()
    made.save(kept, "JPEG", quality=quality.jpeg)
    kept.seek(0)
    return Image.open(kept).convert("L")
