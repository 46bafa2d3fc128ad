-- From version 2 to 3: samples for estimating what the engine misses. Frozen; see schema.sql.
create table sample (
    id        integer primary key,
    time      text not null,              -- UTC, ISO 8601
    wanted    integer not null,           -- passages asked for
    seed      integer not null,           -- the same seed and passages give the same sample
    component text not null,              -- it was drawn for; empty: for all
    source    text not null,              -- pattern that chose the sources; empty: all
    codebook  text not null,              -- digest
    frame     integer not null            -- passages that could be drawn
);

-- Each drawn passage stands for size / drawn passages.
create table sample_stratum (
    sample   integer not null references sample on delete cascade,
    position integer not null,
    name     text not null,               -- tagged, tagged otherwise, untagged
    size     integer not null,
    drawn    integer not null,
    primary key (sample, position)
) without rowid;

-- How many passages of the frame the engine had tagged.
create table sample_component (
    sample    integer not null references sample on delete cascade,
    component text not null,
    size      integer not null,
    primary key (sample, component)
) without rowid;

create table sample_passage (
    sample     integer not null references sample on delete cascade,
    position   integer not null,          -- order of reading
    sha256     text not null,             -- of the source's bytes
    start_byte integer not null,          -- in its text
    end_byte   integer not null,
    stratum    integer not null,          -- position of its stratum
    components text not null,             -- what the engine had tagged it with, separated by blanks
    primary key (sample, position)
) without rowid;
