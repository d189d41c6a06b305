package com.acme.app;

import com.acme.biology.Growth;
import com.acme.mechanics.Pendulum;

/** Uses models of two other modules. */
public final class App {

    private App() {}

    /** The states of both. */
    public static int states() {
        return new Growth().dimension() + new Pendulum().dimension();
    }
}
