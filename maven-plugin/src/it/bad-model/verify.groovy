def log = new File(basedir, 'build.log').readLines()*.replaceAll(/\u001b\[[0-9;]*m/, '')
def models = new File(basedir, 'src/main/ode/com/acme').absolutePath + File.separator

// The form of Maven's own compiler, and the source below it.
def decay = log.indexOf('[ERROR] ' + models + 'Decay.ode:[2,7] [E0201] unknown name `gama`')
assert decay >= 0
assert log[decay + 1] == ' --> com/acme/Decay.ode:2:7'
assert log[decay + 3] == "2 | x' = -gama*x"
assert log.any { it.startsWith('[ERROR] ' + models + 'Growth.ode:[3,') }

// One sentence about the whole, and no stack trace.
assert log.any { it.contains('2 models have errors: com/acme/Decay.ode, com/acme/Growth.ode') }
assert !log.any { it.startsWith('\tat ') }

def generated = new File(basedir, 'target/generated-sources/brook/com/acme')
assert new File(generated, 'Good.java').isFile()
assert !new File(generated, 'Decay.java').exists()
assert !new File(generated, 'Growth.java').exists()
