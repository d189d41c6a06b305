def log = new File(basedir, 'build.log').text
assert log.contains('Compiled 1 model to ' + new File(basedir, 'mechanics/target/generated-sources/brook'))
assert log.contains('Compiled 1 model to ' + new File(basedir, 'biology/target/generated-sources/brook'))
assert log.contains('No models in ' + new File(basedir, 'app/src/main/ode'))
assert new File(basedir, 'app/target/classes/com/acme/app/App.class').isFile()
