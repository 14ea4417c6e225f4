from risksignals.pipeline import Analyser, load
