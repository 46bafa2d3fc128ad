-- From version 3 to 4: how much of a score the words of words.csv gave. Frozen; see schema.sql.
alter table tag add column words_score real not null default 0;
