"""The pages of an import: a file, its columns, questions, the preview, the result."""
