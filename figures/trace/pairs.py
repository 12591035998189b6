from figures.api import read_text, _extraction, _shipped_rules
from figures.units import table
from figures.trace.tracing import Tracing
def extraction_of(text, lang):
    lang = lang if lang in('en','de','fr','es') else 'en'
    return _extraction(read_text(text, locale=lang), _shipped_rules())
def trace_extractions(t, ss): return Tracing(ss, table()).of(t).figures
def compare_extractions(s,t): return Tracing([s], table()).version(t).figures
def records(tr): return [dict(start=t.start,end=t.end,text=t.figure.text,verdict=t.verdict.value,kind=t.figure.kind.value,hint=t.message,val=str(t.figure.value)) for t in tr]
