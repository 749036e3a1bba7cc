"""The way of documents into the record: handing in, the queue of reviews, batches, how well the reading does."""
