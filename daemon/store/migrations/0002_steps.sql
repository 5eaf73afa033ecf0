-- SPDX-License-Identifier: MIT
-- Copyright (c) 2026 the slotd developers
-- Steps, suspended jobs, and an index for states.

ALTER TABLE job ADD COLUMN next_step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN derived_status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN derived_signal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN suspended_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN suspended_ms INTEGER NOT NULL DEFAULT 0;

-- What the first schema had no column for. `spec` is the encoded StepSpec; attempt: of the job.
ALTER TABLE step ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
ALTER TABLE step ADD COLUMN token BLOB;
ALTER TABLE step ADD COLUMN cpu_ids TEXT;
ALTER TABLE step ADD COLUMN client_pid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN client_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN client_boot TEXT;
ALTER TABLE step ADD COLUMN supervisor_pid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN supervisor_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN supervisor_boot TEXT;
ALTER TABLE step ADD COLUMN ending INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN message TEXT;
ALTER TABLE step ADD COLUMN by_uid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN suspended_before_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN suspended_ms INTEGER NOT NULL DEFAULT 0;

-- Most jobs complete: without those the index costs them nothing, and a search for them reads most rows anyway. 3 is COMPLETED.
CREATE INDEX job_ended_state ON job(state, end_time) WHERE active = 0 AND state <> 3;
