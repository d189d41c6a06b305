package brook.jmh.hand.training;

import java.util.List;

/** A network for z' = f(t, z): its activation, what happens to z first, and the widths from z to z'. Each layer gets the time prepended. */
public record NetworkShape(Activation activation, Input input, List<Integer> widths) {

    /** 2-64-64-2, tanh. */
    public static final NetworkShape SMALL = new NetworkShape(Activation.TANH, Input.AS_IT_IS, List.of(2, 64, 64, 2));

    /** sigmoid-[t; .]-785x100-sigmoid-[t; .]-101x784 (Kelly et al. 2020). */
    public static final NetworkShape PICTURES =
            new NetworkShape(Activation.SIGMOID, Input.ACTIVATED, List.of(784, 100, 784));

    /** What enters the first layer. */
    public enum Input {
        AS_IT_IS,
        ACTIVATED
    }

    public NetworkShape {
        widths = List.copyOf(widths);
    }

    /** Components of z. */
    public int dimension() {
        return widths.get(0);
    }

    int layers() {
        return widths.size() - 1;
    }

    /** Weights of the times and of the inputs, and biases. */
    public int parameters() {
        int count = 0;
        for (int i = 0; i < layers(); i++) {
            count += widths.get(i + 1) * (widths.get(i) + 2);
        }
        return count;
    }

    /** Multiplications and additions of all matrices with one vector. */
    public double products() {
        double count = 0;
        for (int i = 0; i < layers(); i++) {
            count += 2.0 * widths.get(i + 1) * widths.get(i);
        }
        return count;
    }
}
