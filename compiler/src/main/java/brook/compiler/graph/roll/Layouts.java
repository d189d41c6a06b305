package brook.compiler.graph.roll;

import brook.compiler.graph.roll.Alike.Group;
import brook.compiler.graph.roll.Alike.Member;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.Alike.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays the members of a class along a frame: that of the largest class that they read one by one, so that both are computed in one loop; its rows, where
 * they add up the components of each; else one of their own.
 *
 * <p>Where each member of the class below is read by two or three of the class, say once for either end of a pair, these are as many groups.
 */
final class Layouts {

    private static final int MOST_GROUPS = 4;
    /** As many components as code writes out. */
    private static final int MOST_COMPONENTS = 4;

    private final Classes classes;

    Layouts(Classes classes) {
        this.classes = classes;
    }

    List<Group> groups(long level, Operation operation, List<Member> members) {
        for (int operand : byWidth(members)) {
            Alike below = alike(members.get(0), operand);
            Frame frame = Classes.frame(below);
            Optional<List<List<Member>>> along = along(members, operand, frame.size());
            if (along.isPresent()) {
                return inner(frame, along.get())
                        .map(rows -> List.of(new Group(classes.next(), level, operation, rows.frame(), rows.members())))
                        .orElseGet(() -> along.get().stream()
                                .map(part -> new Group(classes.next(), level, operation, frame, part))
                                .toList());
            }
        }
        return List.of(rows(level, operation, members)
                .orElseGet(() -> new Group(classes.next(), level, operation, Frame.of(members.size()), members)));
    }

    private Alike alike(Member member, int operand) {
        return membership(member, operand).alike();
    }

    private Membership membership(Member member, int operand) {
        return classes.of(member.operands().get(operand));
    }

    /** The operands that are arrays, the largest first; each class once. */
    private List<Integer> byWidth(List<Member> members) {
        Map<Integer, Integer> operands = new LinkedHashMap<>();
        for (int i = 0; i < members.get(0).operands().size(); i++) {
            Alike alike = alike(members.get(0), i);
            if (Classes.isArray(alike)) {
                operands.putIfAbsent(alike.number(), i);
            }
        }
        List<Integer> sorted = new ArrayList<>(operands.values());
        sorted.sort(Comparator.comparingInt(
                i -> -Classes.frame(alike(members.get(0), i)).size()));
        return sorted;
    }

    /** The members in the order of what they read, as many lists as each of that has readers; nothing if these are not equally many. */
    private Optional<List<List<Member>>> along(List<Member> members, int operand, int size) {
        int parts = members.size() / size;
        if (members.size() % size != 0 || parts > MOST_GROUPS) {
            return Optional.empty();
        }
        Member[][] lists = new Member[parts][size];
        int[] filled = new int[size];
        for (Member member : members) {
            int place = membership(member, operand).place();
            if (filled[place] == parts) {
                return Optional.empty();
            }
            lists[filled[place]++][place] = member;
        }
        return Optional.of(Arrays.stream(lists).map(List::of).toList());
    }

    /** Of rows of as many components, what is read once for each component of a row lies as these do. */
    private static Optional<Rows> inner(Frame rows, List<List<Member>> members) {
        return rows.inner()
                .filter(inner -> inner.size() == rows.size() * members.size())
                .map(inner -> {
                    List<Member> laid = new ArrayList<>();
                    for (int place = 0; place < inner.size(); place++) {
                        laid.add(members.get(inner.component(place)).get(inner.row(place)));
                    }
                    return new Rows(inner, laid);
                });
    }

    /** Sums over all components of the rows of a frame, if that is what they are. */
    private Optional<Group> rows(long level, Operation operation, List<Member> members) {
        if (!(operation instanceof Operation.Sum sum) || !(alike(members.get(0), 0) instanceof Group below)) {
            return Optional.empty();
        }
        int components = sum.negative().size();
        boolean alike = sum.negative().stream().distinct().count() == 1
                && members.get(0).operands().stream()
                        .allMatch(term -> classes.of(term).alike() == below);
        int size = below.frame().size();
        if (!alike || components < 2 || components > MOST_COMPONENTS || members.size() * components != size) {
            return Optional.empty();
        }
        int[] row = new int[size];
        int[] component = new int[size];
        if (!covers(members, row, component)) {
            return Optional.empty();
        }
        Operation rowSum = new Operation.RowSum(sum.negative().get(0));
        return laid(below.frame(), members, row, component)
                .map(rows -> new Group(classes.next(), level, rowSum, rows.frame(), rows.members()));
    }

    private boolean covers(List<Member> members, int[] row, int[] component) {
        Arrays.fill(row, -1);
        for (int i = 0; i < members.size(); i++) {
            for (int q = 0; q < members.get(i).operands().size(); q++) {
                int place = membership(members.get(i), q).place();
                if (row[place] >= 0) {
                    return false;
                }
                row[place] = i;
                component[place] = q;
            }
        }
        return true;
    }

    private record Rows(Frame frame, List<Member> members) {}

    /** In a frame that is divided already the rows must be the same. */
    private static Optional<Rows> laid(Frame frame, List<Member> members, int[] row, int[] component) {
        if (frame.outer().isEmpty()) {
            int count = members.get(0).operands().size();
            frame.divide(count, place -> row[place], place -> component[place]);
            return Optional.of(new Rows(frame.outer().orElseThrow(), members));
        }
        if (frame.outer().get().size() != members.size()) {
            return Optional.empty();
        }
        int[] rows = new int[members.size()];
        Arrays.fill(rows, -1);
        for (int place = 0; place < frame.size(); place++) {
            int to = frame.row(place);
            int mine = row[place];
            if (frame.component(place) != component[place] || rows[to] >= 0 && rows[to] != mine) {
                return Optional.empty();
            }
            rows[to] = mine;
        }
        List<Member> sorted = Arrays.stream(rows).mapToObj(members::get).toList();
        return Optional.of(new Rows(frame.outer().orElseThrow(), sorted));
    }
}
