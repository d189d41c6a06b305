def log = new File(basedir, 'build.log').text
assert log.contains('Compiled 2 models to ')
assert log.contains('Nothing to generate: 1 model is up to date')

assert new File(basedir, 'target/generated-sources/brook/com/acme/Pendulum.java').isFile()
assert new File(basedir, 'target/classes/com/acme/Pendulum.class').isFile()
assert !new File(basedir, 'target/generated-sources/brook/com/acme/old').exists()
assert !new File(basedir, 'target/classes/com/acme/old/Gone.class').exists()
