-- From version 4 to 5: passages counted by what they have in common. Frozen; see schema.sql.
create table passage_group (
    source   integer not null references source on delete cascade,
    role     text not null,               -- 'unknown': speech without one; empty: not speech
    taggable integer not null,
    tags     text not null,               -- 'aftercare-planning=meets rapid-access=neutral', by component
    passages integer not null,
    primary key (source, role, taggable, tags)
) without rowid;
insert into passage_group(source, role, taggable, tags, passages)
    select p.source,
           case when p.role is not null then p.role when p.speaker is not null then 'unknown' else '' end,
           p.taggable,
           coalesce((select group_concat(component || '=' || stance, ' ')
                     from (select component, stance from tag t where t.passage = p.id order by component)), ''),
           count(*)
    from passage p
    group by 1, 2, 3, 4;
