-- Orders of devices that identity had not seen when they were placed: soon they are somebody's.
CREATE INDEX order_head_device ON commerce.order_head (at) WHERE birth_id IS NULL AND body LIKE '%"anonymousId":"%';
