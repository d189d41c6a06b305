package org.lab;

/** Uses a model of the test folder beside those of the main folder. */
public final class ModelsTest {

    private ModelsTest() {}

    /** 128 points of the rod, one substance, one state of the reference. */
    public static void main(String[] arguments) {
        if (Models.states() + new Reference().dimension() != 130) {
            throw new AssertionError();
        }
    }
}
