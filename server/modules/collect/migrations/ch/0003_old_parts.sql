-- What a deletion rewrote does not lie about for eight minutes.
ALTER TABLE event MODIFY SETTING old_parts_lifetime = 30;
