-- What a product is called in languages other than its feed's: JSON by language. A feed in another language brings it apart.
ALTER TABLE commerce.product ADD COLUMN texts text;
