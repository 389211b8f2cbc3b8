-- The catalogue of an archive. columns.tsv says what each column means; docs/catalogue.md is made from both.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  started     TEXT NOT NULL,
  finished    TEXT,
  state       TEXT NOT NULL CHECK (state IN ('running', 'finished', 'interrupted', 'stopped')),
  engine      TEXT NOT NULL,
  workers     INTEGER,
  rules       TEXT NOT NULL,
  options     TEXT NOT NULL,
  n_done      INTEGER NOT NULL DEFAULT 0,
  n_failed    INTEGER NOT NULL DEFAULT 0,
  n_unchanged INTEGER NOT NULL DEFAULT 0,
  n_vanished  INTEGER NOT NULL DEFAULT 0,
  seconds     REAL
) STRICT;

CREATE TABLE files (
  id           INTEGER PRIMARY KEY,
  path         TEXT NOT NULL,
  name_bytes   BLOB NOT NULL UNIQUE,
  folder       TEXT NOT NULL,
  size         INTEGER NOT NULL,
  modified     TEXT,
  state        TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'skipped', 'vanished')),
  reason       TEXT,
  error        TEXT,
  sha256       TEXT,
  rules        TEXT,
  attempts     INTEGER NOT NULL DEFAULT 0,
  seconds      REAL,
  output       TEXT,
  output_bytes INTEGER,
  finished     TEXT,
  run_id       INTEGER REFERENCES runs (id),
  seen_run_id  INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX files_state ON files (state);
CREATE INDEX files_sha256 ON files (sha256);
CREATE INDEX files_folder ON files (folder);

CREATE TABLE documents (
  id               INTEGER PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  media_type       TEXT NOT NULL,
  encoding         TEXT NOT NULL,
  n_chars          INTEGER NOT NULL,
  n_pages          INTEGER,
  parent_organ     TEXT,
  issuing_organ    TEXT,
  body             TEXT,
  number           TEXT,
  serial           TEXT,
  symbol           TEXT,
  place            TEXT,
  issued           TEXT,
  issued_precision TEXT CHECK (issued_precision IN ('day', 'month', 'year')),
  type_code        TEXT,
  type_name        TEXT,
  subject          TEXT,
  n_sections       INTEGER NOT NULL,
  n_references     INTEGER NOT NULL,
  n_deadlines      INTEGER NOT NULL,
  n_indicators     INTEGER NOT NULL,
  n_errors         INTEGER NOT NULL,
  n_warnings       INTEGER NOT NULL,
  confidence       REAL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX documents_number ON documents (number);
CREATE INDEX documents_issued ON documents (issued);
CREATE INDEX documents_type_code ON documents (type_code);
CREATE INDEX documents_issuing_organ ON documents (issuing_organ);

CREATE TABLE header_fields (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  field        TEXT NOT NULL,
  text         TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset   INTEGER NOT NULL,
  value        TEXT,
  inferred     INTEGER NOT NULL CHECK (inferred IN (0, 1)),
  confidence   REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
  document_id   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n             INTEGER NOT NULL,
  section_id    TEXT NOT NULL,
  parent_id     TEXT,
  kind          TEXT NOT NULL,
  label         TEXT NOT NULL,
  path          TEXT NOT NULL,
  title         TEXT NOT NULL,
  start_offset  INTEGER NOT NULL,
  end_offset    INTEGER NOT NULL,
  heading_start INTEGER NOT NULL,
  heading_end   INTEGER NOT NULL,
  confidence    REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n),
  UNIQUE (document_id, section_id),
  FOREIGN KEY (document_id, parent_id) REFERENCES sections (document_id, section_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  text         TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset   INTEGER NOT NULL,
  name         TEXT NOT NULL,
  purpose      TEXT,
  confidence   REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipients_name ON recipients (name);

CREATE TABLE signatures (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  authority    TEXT,
  on_behalf_of TEXT,
  position     TEXT,
  name         TEXT,
  degree       TEXT,
  signed       INTEGER NOT NULL CHECK (signed IN (0, 1)),
  start_offset INTEGER,
  end_offset   INTEGER,
  confidence   REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX signatures_name ON signatures (name);

CREATE TABLE citations (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  section_id   TEXT,
  kind         TEXT NOT NULL,
  text         TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset   INTEGER NOT NULL,
  type_code    TEXT,
  serial       TEXT,
  year         INTEGER,
  organ_code   TEXT,
  canonical    TEXT,
  date         TEXT,
  issuer       TEXT,
  title        TEXT,
  resolved     TEXT,
  urn          TEXT,
  relation     TEXT NOT NULL,
  article      TEXT,
  clause       TEXT,
  point        TEXT,
  confidence   REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n),
  FOREIGN KEY (document_id, section_id) REFERENCES sections (document_id, section_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_resolved ON citations (resolved);

CREATE TABLE deadlines (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  section_id   TEXT,
  kind         TEXT NOT NULL,
  text         TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset   INTEGER NOT NULL,
  earliest     TEXT,
  latest       TEXT,
  period       TEXT,
  fuzzy        INTEGER NOT NULL CHECK (fuzzy IN (0, 1)),
  working_days INTEGER NOT NULL CHECK (working_days IN (0, 1)),
  task         TEXT,
  task_start   INTEGER,
  task_end     INTEGER,
  confidence   REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n),
  FOREIGN KEY (document_id, section_id) REFERENCES sections (document_id, section_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadlines_latest ON deadlines (latest);

CREATE TABLE indicators (
  document_id     INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n               INTEGER NOT NULL,
  section_id      TEXT,
  text            TEXT NOT NULL,
  start_offset    INTEGER NOT NULL,
  end_offset      INTEGER NOT NULL,
  value           REAL,
  value_max       REAL,
  unit            TEXT,
  comparator      TEXT NOT NULL,
  change          TEXT,
  is_delta        INTEGER NOT NULL CHECK (is_delta IN (0, 1)),
  per             TEXT,
  subject         TEXT,
  action          TEXT,
  period_text     TEXT,
  period_earliest TEXT,
  period_latest   TEXT,
  is_blank        INTEGER NOT NULL CHECK (is_blank IN (0, 1)),
  confidence      REAL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (document_id, n),
  FOREIGN KEY (document_id, section_id) REFERENCES sections (document_id, section_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX indicators_unit ON indicators (unit);

CREATE TABLE diagnostics (
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  n            INTEGER NOT NULL,
  code         TEXT NOT NULL,
  severity     TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  message      TEXT NOT NULL,
  start_offset INTEGER,
  end_offset   INTEGER,
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX diagnostics_code ON diagnostics (severity, code);

-- Views: what exports write, and the questions people ask. All but review and all_documents leave out files that have vanished.

CREATE VIEW all_documents AS
SELECT f.id AS file_id, f.path, f.folder, f.state, d.type_code, d.type_name, d.number, d.serial, d.symbol, d.issued,
  d.issued_precision, d.parent_organ, d.issuing_organ, d.body, d.place, d.subject,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM signatures WHERE document_id = d.id ORDER BY n)) AS signers,
  d.n_sections, d.n_references, d.n_deadlines, d.n_indicators, d.n_errors, d.n_warnings, d.confidence,
  d.media_type, d.encoding, d.n_chars, d.n_pages, f.size, f.sha256, f.output
FROM files AS f JOIN documents AS d ON d.id = f.id
WHERE f.state IN ('done', 'vanished')
ORDER BY f.id;

CREATE VIEW all_indicators AS
SELECT f.id AS file_id, f.path, d.number, d.issued, d.issuing_organ, i.section_id, s.path AS section_path,
  s.title AS section_title, i.text, i.comparator, i.value, i.value_max, i.unit, i.change, i.is_delta, i.per, i.subject,
  i.action, i.period_text, i.period_earliest, i.period_latest, i.is_blank, i.start_offset, i.end_offset, i.confidence
FROM indicators AS i JOIN documents AS d ON d.id = i.document_id JOIN files AS f ON f.id = d.id AND f.state = 'done'
  LEFT JOIN sections AS s ON s.document_id = i.document_id AND s.section_id = i.section_id
ORDER BY i.document_id, i.n;

CREATE VIEW all_deadlines AS
SELECT f.id AS file_id, f.path, d.number, d.issued, d.issuing_organ, d.subject, t.section_id, s.path AS section_path,
  s.title AS section_title, t.text, t.kind, t.earliest, t.latest, t.period, t.fuzzy, t.working_days, t.task,
  t.start_offset, t.end_offset, t.confidence
FROM deadlines AS t JOIN documents AS d ON d.id = t.document_id JOIN files AS f ON f.id = d.id AND f.state = 'done'
  LEFT JOIN sections AS s ON s.document_id = t.document_id AND s.section_id = t.section_id
ORDER BY t.document_id, t.n;

CREATE VIEW all_references AS
SELECT f.id AS file_id, f.path, d.number, d.issued, d.issuing_organ, c.section_id, c.text, c.kind, c.relation, c.canonical,
  c.resolved, c.urn, c.type_code, c.serial, c.year, c.organ_code, c.date, c.issuer, c.title, c.article, c.clause, c.point,
  c.start_offset, c.end_offset, c.confidence
FROM citations AS c JOIN documents AS d ON d.id = c.document_id JOIN files AS f ON f.id = d.id AND f.state = 'done'
ORDER BY c.document_id, c.n;

CREATE VIEW all_signatures AS
SELECT f.id AS file_id, f.path, d.number, d.issued, d.issuing_organ, g.authority, g.on_behalf_of, g.position, g.name,
  g.degree, g.signed, g.start_offset, g.end_offset, g.confidence
FROM signatures AS g JOIN documents AS d ON d.id = g.document_id JOIN files AS f ON f.id = d.id AND f.state = 'done'
ORDER BY g.document_id, g.n;

CREATE VIEW review AS
SELECT f.id AS file_id, f.path,
  CASE WHEN f.state = 'failed' THEN 1 WHEN d.n_errors > 0 THEN 2 ELSE 3 END AS urgency,
  CASE WHEN f.state = 'failed' THEN coalesce(f.reason || ': ', '') || f.error
       WHEN d.n_errors > 0 THEN 'error: ' || (SELECT group_concat(message, '; ') FROM
         (SELECT message FROM diagnostics WHERE document_id = d.id AND severity = 'error' ORDER BY n))
       ELSE 'confidence ' || printf('%.2f', d.confidence) END AS why,
  d.number, d.issued, d.issuing_organ, d.subject, d.confidence, d.n_errors, d.n_warnings, f.state, f.output
FROM files AS f LEFT JOIN documents AS d ON d.id = f.id
WHERE f.state = 'failed'
   OR (f.state = 'done' AND (d.n_errors > 0
       OR d.confidence < (SELECT CAST(value AS REAL) FROM meta WHERE key = 'review_below')))
ORDER BY urgency, d.confidence, d.n_errors DESC, f.id;

CREATE VIEW coming_deadlines AS
SELECT * FROM all_deadlines WHERE latest >= date('now', 'localtime') ORDER BY latest, file_id, start_offset;

CREATE VIEW most_cited AS
SELECT coalesce(resolved, canonical) AS number, count(DISTINCT file_id) AS n_documents, count(*) AS n_citations,
  max(title) AS title, min(issued) AS first_cited, max(issued) AS last_cited
FROM all_references WHERE coalesce(resolved, canonical) IS NOT NULL
GROUP BY coalesce(resolved, canonical) ORDER BY n_documents DESC, n_citations DESC, 1;

CREATE VIEW citation_links AS
SELECT r.file_id AS citing_id, r.path AS citing_path, f.id AS cited_id, f.path AS cited_path, d.number, r.relation,
  r.start_offset, r.end_offset
FROM all_references AS r JOIN documents AS d ON d.number = coalesce(r.resolved, r.canonical)
  JOIN files AS f ON f.id = d.id AND f.state = 'done'
WHERE f.id <> r.file_id AND (r.date IS NULL OR d.issued IS NULL OR r.date = d.issued)
  AND (r.issued IS NULL OR d.issued IS NULL OR d.issued <= r.issued);

CREATE VIEW signers AS
SELECT name, group_concat(DISTINCT position) AS positions, count(DISTINCT file_id) AS n_documents,
  min(issued) AS first_signed, max(issued) AS last_signed
FROM all_signatures WHERE name IS NOT NULL GROUP BY name ORDER BY n_documents DESC, name;

CREATE VIEW documents_by_year AS
SELECT substr(issued, 1, 4) AS year, type_code, issuing_organ, count(*) AS n_documents
FROM all_documents WHERE state = 'done' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

CREATE VIEW duplicates AS
SELECT sha256, count(*) AS n_files, group_concat(path, char(10)) AS paths
FROM (SELECT sha256, path FROM files WHERE sha256 IS NOT NULL AND state IN ('done', 'failed') ORDER BY id)
GROUP BY sha256 HAVING count(*) > 1 ORDER BY n_files DESC, sha256;

CREATE VIEW folder_quality AS
SELECT f.folder, count(*) AS n_files, sum(f.state = 'done') AS n_done, sum(f.state = 'failed') AS n_failed,
  count(r.file_id) AS n_review, avg(d.confidence) AS mean_confidence, sum(d.n_warnings) AS n_warnings
FROM files AS f LEFT JOIN documents AS d ON d.id = f.id LEFT JOIN review AS r ON r.file_id = f.id
WHERE f.state IN ('done', 'failed') GROUP BY f.folder ORDER BY f.folder;

CREATE VIEW vanished_files AS
SELECT id AS file_id, path, sha256, finished FROM files WHERE state = 'vanished' ORDER BY id;
