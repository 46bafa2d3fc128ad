-- The evidence base: one SQLite file. Everything evidex found can be asked here with plain SQL, for instance
--   select * from coverage;
--   select component, stance, text, source from quotes where role = 'young-person';
-- Positions are bytes of UTF-8, half open: start_byte is the first byte, end_byte the one behind the last.

-- The coding frame that the tags were made with.
create table codebook (
    digest   text primary key,            -- SHA-256 over all its files
    name     text not null,
    version  text not null,
    current  integer not null             -- 1: the one used last
) without rowid;

create table component (
    id       text primary key,
    position integer not null,            -- order in the codebook; 0: only in an older one
    tier     text not null,
    label    text not null
) without rowid;

create table theme (
    component text not null references component on delete cascade,
    id        text not null,
    position  integer not null,
    label     text not null,
    primary key (component, id)
) without rowid;

-- One row of terms.csv or rules.csv.
create table rule (
    id        text primary key,
    kind      text not null,              -- term, rule
    component text not null,
    theme     text not null,
    pattern   text not null,
    weight    real not null
) without rowid;

-- One row of modifiers.csv: negations, wishes …
create table modifier (
    id      text primary key,
    kind    text not null,
    pattern text not null
) without rowid;

-- One ingest or retag. A run without `finished` was stopped or still goes on.
create table run (
    id       integer primary key,
    command  text not null,
    started  text not null,               -- UTC, ISO 8601
    finished text,
    codebook text not null,               -- digest
    version  text not null,               -- of evidex
    added    integer not null default 0,
    changed  integer not null default 0,
    same     integer not null default 0,
    failed   integer not null default 0,
    gone     integer not null default 0
);

-- A file. What was read from it stays when it cannot be read or found any more.
create table source (
    id         integer primary key,
    path       text not null unique,
    status     text not null,             -- read, failed, gone
    sha256     text not null,             -- of the file's bytes
    text_sha256 text not null,            -- of the text made from it; empty if it was never read
    tail       text not null,             -- what follows its last passage
    settings   text not null,             -- digest of what shaped the reading besides the bytes
    codebook   text not null,             -- digest of the codebook its tags were made with
    format     text not null,
    kind       text not null,             -- document, interview
    title      text not null,
    authors    text not null,             -- separated by "; "
    year       integer,
    doi        text not null,
    failure    text,                      -- why it could not be read, in plain words
    failed_sha256 text,                   -- of the bytes that could not be read
    first_passage integer,                -- its passages are passage.id from this one …
    last_passage  integer                 -- … to this one
);
create index source_sha256 on source (sha256);
create index source_text_sha256 on source (text_sha256);

-- Something a reader repaired, guessed or left out.
create table warning (
    source  integer not null references source on delete cascade,
    line    integer not null,             -- or page; 0: the whole file
    code    text not null,
    message text not null
);
create index warning_source on warning (source);

-- The unit of coding: a paragraph, a list item, a turn of speech or a part of a long one. The whole text of a
-- source is the `gap` and `text` of its passages in order of id, and its `tail`. There is no index over `source`:
-- ask with `id between first_passage and last_passage`, that is as fast and costs nothing at ingest.
create table passage (
    id         integer primary key,
    source     integer not null references source on delete cascade,
    start_byte integer not null,          -- in the text of its source
    end_byte   integer not null,
    kind       text not null,             -- paragraph, turn, heading, list-item …
    section    text not null,             -- body, methods, references …
    taggable   integer not null,          -- 0: questions, reference lists, headings …
    role       text,                      -- young-person, parent …; null: unknown or not speech
    speaker    text,                      -- as written
    heading    text,                      -- the nearest one above
    page       integer,
    time_ms    integer,                   -- start in milliseconds
    question_start integer,               -- short answers: what was asked, in the text of the source
    question_end   integer,
    gap        text not null,             -- what stands between the passage before and this one
    text       text not null
);

-- Words of the passages: select rowid from passage_fts where passage_fts match 'waiting NEAR list'.
create virtual table passage_fts using fts5(text, content = 'passage', content_rowid = 'id',
                                            tokenize = 'porter unicode61');

-- A component found in a passage.
create table tag (
    passage     integer not null references passage on delete cascade,
    component   text not null,
    stance      text not null,            -- meets, falls-short, neutral
    score       real not null,            -- sum of the weights of its distinct rules, and words_score
    margin      real not null,            -- by how much weight the stance won
    words_score real not null,            -- what the words of words.csv add to the rules
    primary key (passage, component)
) without rowid;

-- Why: the words that made a tag. Positions are in the passage's text. Each belongs to a tag; `evidex verify`
-- checks that, because foreign keys here would cost more than they give.
create table hit (
    passage    integer not null,
    component  text not null,
    position   integer not null,          -- 0, 1, 2 … in order of the words
    rule       text not null,
    start_byte integer not null,
    end_byte   integer not null,
    stance     text not null,             -- what this hit votes for
    parts      text,                      -- '3-9 14-20' if the matched words are not one piece
    primary key (passage, component, position)
) without rowid;

-- The words that changed what a hit means: "not", "I wish" …
create table hit_modifier (
    passage    integer not null,
    component  text not null,
    position   integer not null,          -- of the hit
    modifier   text not null,
    start_byte integer not null,
    end_byte   integer not null,
    primary key (passage, component, position, start_byte, modifier)
) without rowid;

-- How many passages of a source are alike in who speaks and what they are tagged with: what coverage, facets and
-- charts count, so that they need not read every passage. Made from passage and tag whenever these change.
create table passage_group (
    source   integer not null references source on delete cascade,
    role     text not null,               -- 'unknown': speech without one; empty: not speech
    taggable integer not null,
    tags     text not null,               -- 'aftercare-planning=meets rapid-access=neutral', by component
    passages integer not null,
    primary key (source, role, taggable, tags)
) without rowid;

-- What happened to the sources and tags, run by run.
create table source_change (
    run    integer not null references run,
    source integer not null references source on delete cascade,
    what   text not null,                 -- added, changed, failed, gone, moved
    primary key (run, source)
) without rowid;

create table tag_change (
    run       integer not null references run,
    component text not null,
    gained    integer not null,           -- tags that came
    lost      integer not null,           -- tags that went
    stance    integer not null,           -- tags whose stance changed
    primary key (run, component)
) without rowid;

-- What coders did, one entry a row. Entries are only ever added, each with the digest of the one before it in
-- its coder's log, so that `evidex verify` finds any that was changed or taken away.
create table decision (
    number      integer primary key,      -- order of arrival in this base
    id          text not null unique,     -- digest of the entry
    sequence    integer not null,         -- 1, 2, 3 … in the log of its coder
    previous    text not null,            -- id of the entry before it there
    verdict     text not null,            -- accepted, rejected, added, changed-span, withdrawn, reviewed …
    coder       text not null,
    time        text not null,            -- UTC, ISO 8601
    sha256      text not null,            -- of the source's bytes then
    text_sha256 text not null,            -- of its text then
    start_byte  integer not null,         -- in its text then
    end_byte    integer not null,
    component   text not null,            -- empty: all components
    stance      text,                     -- if the coder set it
    view        text not null,            -- blind, assisted, informed
    rules       text not null,            -- rows that made the suggestion, separated by blanks
    codebook    text not null,            -- digest
    replaces    text not null,            -- id of the entry that no longer stands because of this one
    version     text not null,            -- of evidex
    secret      text not null             -- digest of what is in decision_text
);
create index decision_coder on decision (coder, sequence);
create index decision_replaces on decision (replaces) where replaces <> '';
create index decision_sha256 on decision (sha256);
create index decision_text_sha256 on decision (text_sha256);
create trigger decision_is_new before insert on decision
    when exists (select 1 from decision d where d.id = new.id or d.number = new.number)
    begin select raise(abort, 'decisions are never replaced'); end;
create trigger decision_stays before delete on decision
    begin select raise(abort, 'decisions are never taken away'); end;
create trigger decision_is_fixed before update on decision
    begin select raise(abort, 'decisions are never changed'); end;

-- The words of a decision. Only `evidex forget` takes them away; the entry and its digest stay.
create table decision_text (
    decision integer primary key references decision,
    salt     text not null,               -- keeps the digest from betraying the words
    words    text not null,
    before   text not null,               -- what stood around them
    after    text not null,
    note     text not null,
    reason   text not null                -- why a suggestion was rejected
);
create table erasure (
    sha256 text primary key,              -- of the bytes of a source that was forgotten
    time   text not null
) without rowid;
create trigger decision_text_is_new before insert on decision_text
    when exists (select 1 from decision_text x where x.decision = new.decision)
    begin select raise(abort, 'decisions are never replaced'); end;
create trigger decision_text_stays before delete on decision_text
    when not exists (select 1 from erasure e join decision d on d.sha256 = e.sha256 where d.number = old.decision)
    begin select raise(abort, 'only forget takes words of decisions away'); end;
create trigger decision_text_is_fixed before update on decision_text
    begin select raise(abort, 'decisions are never changed'); end;

-- What has become of a decision. Made from the log and the sources, like the two tables after it.
create table decision_now (
    decision      integer primary key references decision,
    stands        integer not null,       -- 0: withdrawn, or replaced by a later one
    whereabouts   text not null,          -- placed, unresolved, elsewhere (its source is not in this base)
    source        integer references source on delete set null,
    start_byte    integer,                -- where its words are now, if placed
    end_byte      integer,
    first_passage integer,                -- the passages that it touches
    last_passage  integer
);
create index decision_now_source on decision_now (source, start_byte);

create table decision_passage (
    passage  integer not null,
    decision integer not null,
    primary key (passage, decision)
) without rowid;

-- What people say about a component in a passage.
create table decided (
    passage   integer not null,
    component text not null,
    stance    text,                       -- null: nobody set one
    coders    integer not null,           -- who coded it
    against   integer not null,           -- who rejected it, or reviewed the passage without coding it
    settled   integer,                    -- by an adjudicator: 1 there, 0 not there, null not settled
    primary key (passage, component)
) without rowid;

-- Random samples of passages, tagged or not, for estimating what the engine misses.
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

-- One line per component and passage, with where it comes from.
create view quotes as
    select t.component, t.stance, t.score, p.role, p.text, s.title as source, s.year, s.kind, p.section,
           p.heading, p.page, p.time_ms, p.speaker, s.path, p.id as passage
    from tag t
    join passage p on p.id = t.passage
    join source s on s.id = p.source;

-- Why: one line per hit, with the words that were found.
create view explanations as
    select h.passage, h.component, h.rule, r.theme, r.weight, h.stance, r.pattern,
           cast(substr(cast(p.text as blob), h.start_byte + 1, h.end_byte - h.start_byte) as text) as words,
           (select group_concat(m.kind, ', ') from hit_modifier hm left join modifier m on m.id = hm.modifier
            where hm.passage = h.passage and hm.component = h.component and hm.position = h.position)
               as modifiers
    from hit h
    join passage p on p.id = h.passage
    left join rule r on r.id = h.rule;

-- How much evidence each component has, from whom, and what it says.
create view coverage as
    with evidence as (
        select t.component, t.stance, p.source, s.kind,
               case when p.role is not null then p.role when p.speaker is not null then 'unknown' end as role
        from tag t
        join passage p on p.id = t.passage
        join source s on s.id = p.source
    ), speech as (
        select component, role, count(*) as passages from evidence where role is not null
        group by component, role order by count(*) desc, role
    )
    select c.id as component, c.label, c.tier,
           count(e.source) as passages,
           count(distinct e.source) as sources,
           count(distinct case when e.kind = 'interview' then e.source end) as interviews,
           count(distinct case when e.kind = 'document' then e.source end) as documents,
           count(case when e.stance = 'meets' then 1 end) as meets,
           count(case when e.stance = 'falls-short' then 1 end) as falls_short,
           count(case when e.stance = 'neutral' then 1 end) as neutral,
           coalesce((select group_concat(role || ' ' || passages, ', ') from speech
                     where speech.component = c.id), '') as roles
    from component c
    left join evidence e on e.component = c.id
    group by c.id
    order by c.position;

-- The whole text of each source.
create view source_text as
    select s.id as source, s.path,
           (select group_concat(piece, '')
            from (select p.gap || p.text as piece from passage p
                  where p.id between s.first_passage and s.last_passage order by p.id)) || s.tail as text
    from source s;

-- Evidence as people see it: coded by somebody and not dismissed …
create view decided_evidence as
    select d.passage, d.component, coalesce(d.stance, t.stance, 'neutral') as stance,
           coalesce(t.score, 0) as score
    from decided d
    left join tag t on t.passage = d.passage and t.component = d.component
    where coalesce(d.settled, d.coders > 0);

-- … and as they agree: settled, or coded by two or more with nobody against it.
create view agreed_evidence as
    select d.passage, d.component, coalesce(d.stance, t.stance, 'neutral') as stance,
           coalesce(t.score, 0) as score
    from decided d
    left join tag t on t.passage = d.passage and t.component = d.component
    where coalesce(d.settled, d.coders > 1 and d.against = 0);

-- Who decided what, when and where.
create view decisions as
    select d.time, d.coder, d.verdict, d.component, d.stance, x.words, x.note, x.reason, d.view,
           n.stands, n.whereabouts, s.path, n.first_passage as passage, d.id, d.replaces
    from decision d
    join decision_now n on n.decision = d.number
    left join decision_text x on x.decision = d.number
    left join source s on s.id = n.source
    order by d.time, d.coder, d.sequence;
