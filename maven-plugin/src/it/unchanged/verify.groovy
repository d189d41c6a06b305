def log = new File(basedir, 'build.log').text
assert log.count('Compiled 2 models to ') == 1
assert log.count('Nothing to generate: all 2 models are up to date') == 1
// Nor has javac anything to do.
assert log.count('Nothing to compile - all classes are up to date') == 1
