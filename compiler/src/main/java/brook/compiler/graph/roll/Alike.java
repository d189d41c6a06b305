package brook.compiler.graph.roll;

import brook.compiler.graph.Node;
import brook.compiler.system.Operator;
import java.util.List;

/**
 * Nodes of which one is computed as the other: the same operation on operands that are alike themselves.
 *
 * <p>Classes are numbered as they are found, so operands have smaller numbers.
 */
sealed interface Alike {

    int number();

    /** What stands below: sums of terms of any number count most, then operations. */
    long level();

    /** A node as the member of a class, at its place in the frame of the class. */
    record Membership(Alike alike, int place) {}

    /** The elements of an array that is one already, the joined states among them. */
    record Elements(int number, Node base, Frame frame) implements Alike {
        @Override
        public long level() {
            return 0;
        }
    }

    /** Numbers, parameters and what is made of them: in sums and products they may differ from member to member. */
    record Coefficients(int number) implements Alike {
        @Override
        public long level() {
            return 0;
        }
    }

    /** One node that stays what it is. */
    record Single(int number, long level) implements Alike {}

    /** The same operation for every place of the frame; these become an array. */
    record Group(int number, long level, Operation operation, Frame frame, List<Member> members) implements Alike {
        public Group {
            members = List.copyOf(members);
        }
    }

    /** Sums of any number of terms, for every place of the frame; these become a scatter. */
    record Sums(int number, long level, Frame frame, List<Terms> members) implements Alike {
        public Sums {
            members = List.copyOf(members);
        }
    }

    /** One node of a group, and its operands in the order of the classes that these belong to. */
    record Member(Node node, List<Node> operands) {}

    /** What the members of a group do. */
    sealed interface Operation {
        /** An elementary operation. */
        record Apply(Operator operator) implements Operation {}

        /** A product of two. */
        record Product() implements Operation {}

        /** A sum of a few terms, some of them subtracted. */
        record Sum(List<Boolean> negative) implements Operation {}

        /** The sum over all components of a row of another group's frame. */
        record RowSum(boolean negative) implements Operation {}
    }
}
