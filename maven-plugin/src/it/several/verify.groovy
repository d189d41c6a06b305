def generated = []
new File(basedir, 'target').eachFileRecurse {
    if (it.name.endsWith('.java')) generated << basedir.toPath().relativize(it.toPath()).toString().replace('\\', '/')
}
assert generated.containsAll([
    'target/generated-sources/brook/org/lab/Heat.java',
    'target/generated-sources/brook/org/lab/chemistry/Decay.java',
    'target/generated-test-sources/brook/org/lab/Reference.java',
])
// The library gives no class.
assert generated.every { it =~ /(Heat|Decay|Reference)(Solver)?\.java/ }
assert new File(basedir, 'target/generated-sources/brook/org/lab/Heat.java').text.contains('return 128;')
assert new File(basedir, 'target/test-classes/org/lab/ModelsTest.class').isFile()
