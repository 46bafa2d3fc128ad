-- From version 1 to 2: the log of decisions. Frozen; the schema as it is now stands in schema.sql.
create index source_text_sha256 on source (text_sha256);

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
