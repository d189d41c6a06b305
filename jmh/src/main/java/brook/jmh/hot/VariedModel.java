package brook.jmh.hot;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As many different models as one likes: oscillators, predators and prey, chains, attractors, bodies, equations written out. */
final class VariedModel {

    private static final int KINDS = 6;

    private VariedModel() {}

    /** The text of a number; two numbers differ in what their models compute. */
    static String text(int number) {
        String c = "1." + (1_000_000 + number);
        return switch (number % KINDS) {
            case 0 -> "param k = 2\nx'' = -k*sin(x) - 0.1*x' + " + c + "*cos(t)\nx(0) = 1\nx'(0) = 0\n";
            case 1 -> "x' = x*(" + c + " - y)\ny' = -y*(1 - x)\nx(0) = 0.5\ny(0) = 1.5\noutput sum = x + y\n";
            case 2 -> chain(5 + number % 97, c);
            case 3 -> "x' = 10*(y - x)\ny' = x*(28 - z) - y\nz' = x*y - " + c + "*z\nx(0) = 1\ny(0) = 1\nz(0) = 1\n";
            case 4 -> bodies(c);
            case 5 -> writtenOut(3 + number % 17, c);
            default -> throw new AssertionError(number);
        };
    }

    private static String chain(int length, String c) {
        return "const N = " + length + "\nstate u[N] = [" + c + "*sin(i) for i in 1..N]\n"
                + "u[1]' = u[2] - u[1]\nu[i in 2..N-1]' = u[i-1] - 2*u[i] + u[i+1]\nu[N]' = -u[N]\n";
    }

    private static String bodies(String c) {
        return "state q[3, 2] = [1, 0; -0.5, 0.8; -0.5, -0.8]\nq'(0) = [0, 0.5; -0.4, -0.3; 0.4, -0.2]\n"
                + "q[i in 1..3, :]'' = sum(" + c
                + "*(q[j, :] - q[i, :])/norm(q[j, :] - q[i, :])^3 for j in 1..3 if j != i)\n";
    }

    private static String writtenOut(int equations, String c) {
        return IntStream.range(0, equations)
                .mapToObj(i -> String.format(
                        "y%d' = tanh(%s*y%d) - y%d*exp(-y%d^2)%ny%d(0) = 0.%d%n",
                        i, c, (i + 1) % equations, i, i, i, i + 1))
                .collect(Collectors.joining());
    }
}
