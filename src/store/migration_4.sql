-- From version 3 to 4: how much of a score the words of words.csv gave; nothing before there was any.
-- Frozen; see schema.sql.
create table tag_before as select * from tag;
drop table tag;
create table tag (
    passage     integer not null references passage on delete cascade,
    component   text not null,
    stance      text not null,            -- meets, falls-short, neutral
    score       real not null,            -- sum of the weights of its distinct rules, and words_score
    margin      real not null,            -- by how much weight the stance won
    words_score real not null,            -- what the words of words.csv add to the rules
    primary key (passage, component)
) without rowid;
insert into tag(passage, component, stance, score, margin, words_score)
    select passage, component, stance, score, margin, 0 from tag_before;
drop table tag_before;
