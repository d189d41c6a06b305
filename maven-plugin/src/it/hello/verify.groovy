def log = new File(basedir, 'build.log').text
assert log.contains('Compiled 1 model to ' + new File(basedir, 'target/generated-sources/brook'))

def jar = new File(basedir, 'target').listFiles().find { it.name.endsWith('.jar') }
def runtimeJar
new File(localRepositoryPath, 'io/github/brook-ode/brook-runtime').eachFileRecurse {
    if (it.name.endsWith('.jar')) runtimeJar = it
}

// The jar and the runtime are all that the program needs.
def loader = new URLClassLoader([jar.toURI().toURL(), runtimeJar.toURI().toURL()] as URL[], ClassLoader.platformClassLoader)
def angle = loader.loadClass('com.acme.Swing').getMethod('angle', double).invoke(null, 2.5d)
assert Math.abs(angle - 0.1 * Math.cos(2.5 * Math.sqrt(9.81 / 2))) < 1e-3
