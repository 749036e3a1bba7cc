"""An optional second reader: any endpoint that speaks as OpenAI's chat completions do, a local one too.

Off unless the site names one (`SYNDESIS_READER_URL`). It reads after the rules, in a job of its own. What it says
counts only with a quotation that stands in the text, and joins the rules' findings for the reviewer, marked as its own.
"""
