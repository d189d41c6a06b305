package org.lab;

import org.lab.chemistry.Decay;

/** Uses what the models of the main folder become. */
public final class Models {

    private Models() {}

    /** The states of both models together. */
    public static int states() {
        return new Heat().dimension() + new Decay().dimension();
    }
}
