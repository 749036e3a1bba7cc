"""Pure Python that knows neither Django nor a domain: dates, text, spans, names."""
