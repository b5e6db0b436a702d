-- Where a link of a message leads stands in its body, which is sealed for whom it was written and goes with her.
DROP TABLE deliver.link;
