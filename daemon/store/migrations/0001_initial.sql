-- SPDX-License-Identifier: MIT
-- Copyright (c) 2026 the slotd developers
-- The first schema. A statement ends with a semicolon at the end of a line. Times are UTC milliseconds, 0 = none.
-- docs/architecture/storage.md explains the tables.

-- Names and their numbers: high-water marks of ids (next_job, next_submission, next_event), clean (1 after close()).
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

-- Scripts and environments: large, and mostly equal to the one before.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);

-- One call of sbatch: what all its jobs share.
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    token BLOB,
    uid INTEGER NOT NULL,
    gid INTEGER NOT NULL,
    user TEXT NOT NULL,
    group_name TEXT NOT NULL,
    first_job INTEGER NOT NULL,
    task_count INTEGER NOT NULL,
    is_array INTEGER NOT NULL,
    array_min INTEGER NOT NULL,
    array_max INTEGER NOT NULL,
    array_step INTEGER NOT NULL,
    array_limit INTEGER NOT NULL,
    submit_time INTEGER NOT NULL,
    submit_seq INTEGER NOT NULL,
    spec BLOB NOT NULL,
    script_id INTEGER REFERENCES content(id),
    environment_id INTEGER REFERENCES content(id)
);
CREATE UNIQUE INDEX submission_token ON submission(token) WHERE token IS NOT NULL;
CREATE INDEX submission_array ON submission(first_job) WHERE is_array = 1;
CREATE INDEX submission_script ON submission(script_id) WHERE script_id IS NOT NULL;
CREATE INDEX submission_environment ON submission(environment_id) WHERE environment_id IS NOT NULL;

-- A job, or one task of an array. What only a started or ended job has stays at its default until then.
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submission(id),
    array_job_id INTEGER NOT NULL DEFAULT 0,
    array_task INTEGER,
    array_limit INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    partition TEXT NOT NULL,
    state INTEGER NOT NULL,
    active INTEGER NOT NULL,
    reason INTEGER NOT NULL DEFAULT 0,
    held INTEGER NOT NULL DEFAULT 0,
    submit_time INTEGER NOT NULL,
    eligible_time INTEGER NOT NULL DEFAULT 0,
    start_time INTEGER NOT NULL DEFAULT 0,
    end_time INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 0,
    attempt INTEGER NOT NULL DEFAULT 0,
    restarts INTEGER NOT NULL DEFAULT 0,
    auto_requeues INTEGER NOT NULL DEFAULT 0,
    spec_override BLOB,
    target_state INTEGER NOT NULL DEFAULT 0,
    ending_since INTEGER NOT NULL DEFAULT 0,
    by_uid INTEGER NOT NULL DEFAULT 0,
    alloc_cpus INTEGER NOT NULL DEFAULT 0,
    alloc_memory INTEGER NOT NULL DEFAULT 0,
    alloc_gpus TEXT,
    supervisor_pid INTEGER NOT NULL DEFAULT 0,
    supervisor_start INTEGER NOT NULL DEFAULT 0,
    supervisor_boot TEXT,
    intent_boot TEXT,
    exit_status INTEGER NOT NULL DEFAULT 0,
    exit_signal INTEGER NOT NULL DEFAULT 0,
    message TEXT,
    max_rss_kb INTEGER NOT NULL DEFAULT 0,
    user_ms INTEGER NOT NULL DEFAULT 0,
    system_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX job_submission ON job(submission_id);
CREATE INDEX job_active ON job(active) WHERE active = 1;
CREATE INDEX job_ended ON job(end_time) WHERE active = 0;
CREATE INDEX job_ended_name ON job(name) WHERE active = 0;

-- Steps of a job.
CREATE TABLE step (
    job_id INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
    step_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    reason INTEGER NOT NULL DEFAULT 0,
    submit_time INTEGER NOT NULL DEFAULT 0,
    start_time INTEGER NOT NULL DEFAULT 0,
    end_time INTEGER NOT NULL DEFAULT 0,
    ntasks INTEGER NOT NULL DEFAULT 1,
    alloc_cpus INTEGER NOT NULL DEFAULT 0,
    alloc_memory INTEGER NOT NULL DEFAULT 0,
    alloc_gpus TEXT,
    exit_status INTEGER NOT NULL DEFAULT 0,
    exit_signal INTEGER NOT NULL DEFAULT 0,
    max_rss_kb INTEGER NOT NULL DEFAULT 0,
    user_ms INTEGER NOT NULL DEFAULT 0,
    system_ms INTEGER NOT NULL DEFAULT 0,
    spec BLOB,
    PRIMARY KEY (job_id, step_id)
) WITHOUT ROWID;

-- Every change, in order; folding a job's events gives its row. kind and data: shared/domain/event.h.
CREATE TABLE job_event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    job_id INTEGER NOT NULL,
    count INTEGER NOT NULL DEFAULT 1,
    kind INTEGER NOT NULL,
    data BLOB
);

INSERT INTO meta(key, value) VALUES ('next_job', 1), ('next_submission', 1), ('next_event', 1), ('clean', 1);
