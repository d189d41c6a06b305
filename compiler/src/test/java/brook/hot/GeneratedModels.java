package brook.hot;

/** As many different small models as one likes: oscillators, predators and prey, chains, attractors. */
final class GeneratedModels {

    private GeneratedModels() {}

    /** The model of a number; models of different numbers differ in an equation and in what they compute. */
    static String text(int number) {
        String c = "1." + (1_000_000 + number);
        return switch (number % 5) {
            case 0 -> "param k = 2\nx'' = -k*sin(x) - 0.1*x' + " + c + "*cos(t)\nx(0) = 1\nx'(0) = 0\n";
            case 1 -> "x' = x*(" + c + " - y)\ny' = -y*(1 - x)\nx(0) = 0.5\ny(0) = 1.5\noutput sum = x + y\n";
            case 2 ->
                "const N = " + (5 + number % 7) + "\nstate u[N] = [" + c + "*sin(i) for i in 1..N]\n"
                        + "u[1]' = u[2] - u[1]\nu[i in 2..N-1]' = u[i-1] - 2*u[i] + u[i+1]\nu[N]' = -u[N]\n";
            case 3 -> "x' = 10*(y - x)\ny' = x*(28 - z) - y\nz' = x*y - " + c + "*z\nx(0) = 1\ny(0) = 1\nz(0) = 1\n";
            case 4 ->
                "state q[3, 2] = [1, 0; -0.5, 0.8; -0.5, -0.8]\nq'(0) = [0, 0.5; -0.4, -0.3; 0.4, -0.2]\n"
                        + "q[i in 1..3, :]'' = sum(" + c
                        + "*(q[j, :] - q[i, :])/norm(q[j, :] - q[i, :])^3 for j in 1..3 if j != i)\n";
            default -> throw new IllegalArgumentException("no model " + number);
        };
    }
}
