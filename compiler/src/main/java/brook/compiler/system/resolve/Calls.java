package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls: of functions of the model, which are expanded, of predefined ones, and {@code x(0)}. */
final class Calls {

    /** Calls of functions that may be expanded in one model. */
    private static final int EXPANSIONS = 1_000_000;

    private static final int OF_ONE_CALL = 100_000;

    private static final int DEPTH = 500;

    private final Resolution resolution;
    private int expansions;
    private int expansionsOfCall;

    Calls(Resolution resolution) {
        this.resolution = resolution;
    }

    Value call(Term.Call call, Context context) {
        Optional<Entry> entry =
                resolution.names(call.function().span()).find(call.function().text());
        if (entry.isPresent() && entry.get() instanceof Entry.State state) {
            return resolution.initialValues.atStart(call, state, context);
        }
        if (entry.isEmpty() && Initialisers.isOne(call.function().text())) {
            return resolution.initialisers.misplaced(call, context);
        }
        List<Value> arguments = new ArrayList<>();
        for (Term.Argument argument : call.arguments()) {
            argument.name().ifPresent(name -> reportNamed(name, context));
            arguments.add(resolution.terms.resolve(argument.value(), context));
        }
        return apply(call.function(), call.span(), arguments, context);
    }

    private void reportNamed(Name name, Context context) {
        resolution.problems.report(
                Diagnostic.error("E0202", "arguments have no names")
                        .at(name.span())
                        .help("remove `" + name.text() + " =`; arguments are told apart by their places"),
                context);
    }

    /** A call with resolved arguments. */
    Value apply(Name function, Span span, List<Value> arguments, Context context) {
        Optional<Entry> entry = resolution.names(function.span()).find(function.text());
        entry.ifPresent(Entry::use);
        if (entry.isPresent() && entry.get() instanceof Entry.Function own) {
            return expand(own, span, arguments, context);
        }
        Optional<Predefined> predefined = Predefined.find(function.text());
        if (predefined.isPresent()) {
            return resolution.predefined.call(predefined.get(), function, span, arguments, context);
        }
        if (entry.isPresent()) {
            reportNoFunction(function, span, entry.get(), context);
        } else if (Derivatives.FUNCTIONS.contains(function.text())) {
            return resolution.derivatives.call(function, span, arguments, context);
        } else {
            reportUnknown(function, span, context);
        }
        return Value.bad(span);
    }

    private void reportNoFunction(Name function, Span call, Entry entry, Context context) {
        boolean unreadable = entry instanceof Entry.Definition definition
                && definition.equations.stream().allMatch(equation -> equation.value() instanceof Term.Bad)
                && definition.output.isEmpty();
        if (unreadable) {
            return;
        }
        Diagnostic diagnostic = Diagnostic.error(
                        "E0208",
                        "`" + entry.name() + "` is " + Words.withArticle(entry.kind())
                                + ", here it is called like a function")
                .at(function.span());
        if (entry instanceof Entry.Event) {
            resolution.problems.report(
                    diagnostic.help("an event happens when its `when`, `at` or `every` says so"), context);
            return;
        }
        String arguments = Spans.brief(new Span(call.file(), function.span().end(), call.end()));
        boolean scalar = ForeignNames.size(entry).isEmpty() && !(entry instanceof Entry.Definition);
        String inside = arguments.replaceFirst("^\\(", "[").replaceFirst("\\)$", "]");
        resolution.problems.report(
                diagnostic.help("a product is written `" + entry.name() + "*" + arguments + "`"
                        + (scalar ? "" : ", an element `" + entry.name() + inside + "`")),
                context);
    }

    private void reportUnknown(Name function, Span call, Context context) {
        String name = function.text();
        if (resolution.problems.mayBeLost(function.span())) {
            return;
        }
        Optional<Scope.Local> local = context.scope().find(name);
        if (local.isPresent()) {
            resolution.problems.report(
                    Diagnostic.error("E0208", "`" + name + "` is a value, here it is called like a function")
                            .at(function.span())
                            .help("a product is written `" + name + "*(...)`"),
                    context);
            return;
        }
        Optional<String> help = FalseFriends.function(name, arguments(call));
        if (help.isEmpty()) {
            help = resolution.files.elsewhere(name, function.span());
        }
        if (help.isEmpty()) {
            List<String> names =
                    new ArrayList<>(resolution.names(function.span()).functions());
            names.addAll(Predefined.names());
            names.addAll(Derivatives.FUNCTIONS);
            help = Suggestions.nearest(name, names).map(other -> "did you mean `" + other + "`?");
        }
        boolean number = name.equals("pi") || name.equals("inf");
        Diagnostic diagnostic =
                Diagnostic.error("E0203", "unknown function `" + name + "`").at(number ? call : function.span());
        resolution.problems.report(help.map(diagnostic::help).orElse(diagnostic));
    }

    /** The text between the brackets of a call. */
    private static String arguments(Span call) {
        String text = call.text();
        int open = text.indexOf('(');
        return open < 0 || !text.endsWith(")") ? "" : Spans.brief(text.substring(open + 1, text.length() - 1));
    }

    private Value expand(Entry.Function function, Span span, List<Value> arguments, Context context) {
        if (isActive(function, context)) {
            reportRecursion(function, span, context);
            return Value.bad(span);
        }
        List<Statement.Formal> formals = function.definition.formals();
        if (formals.size() != arguments.size()) {
            resolution.problems.report(
                    Diagnostic.error(
                                    "E0202",
                                    "`" + function.name() + "` takes " + Words.count(formals.size(), "argument")
                                            + ", not " + arguments.size())
                            .at(span, Words.count(arguments.size(), "argument"))
                            .also(function.head(), "defined here"),
                    context);
            return Value.bad(span);
        }
        if (!isWithinLimits(span, context)) {
            return Value.bad(span);
        }
        Context inner = context.inside(function, Optional.of(span));
        for (int i = 0; i < formals.size(); i++) {
            Optional<Context> bound = bind(function, formals.get(i), arguments.get(i), inner, context);
            if (bound.isEmpty()) {
                return Value.bad(span);
            }
            inner = bound.get();
        }
        return body(function, inner);
    }

    /** The value of a function's body for formals that have been bound. */
    private Value body(Entry.Function function, Context bound) {
        Context inner = resolution.terms.where(function.definition.where(), bound);
        Value value = resolution.terms.resolve(function.definition.value(), inner);
        resolution.terms.readAll(function.definition.where(), inner);
        return value;
    }

    /** Reports what is wrong in a function that nobody calls: its names, not its shapes. */
    void check(Entry.Function function) {
        Context inner = Context.of(Context.Place.MODEL).inside(function, Optional.empty());
        for (Statement.Formal formal : function.definition.formals()) {
            for (Statement.Dim dim : formal.dims()) {
                if (dim.to() instanceof Term.Reference size) {
                    inner = inner.with(inner.scope().with(size.name(), new Scope.Bound(Value.bad(size.span()))));
                }
            }
            inner = inner.with(inner.scope().with(formal.name().text(), new Scope.Bound(Value.bad(formal.span()))));
        }
        body(function, inner);
    }

    private boolean isWithinLimits(Span span, Context context) {
        int depth = context.expansion().map(Context.Expansion::depth).orElse(0);
        expansions++;
        expansionsOfCall = depth == 0 ? 1 : expansionsOfCall + 1;
        if (depth >= DEPTH) {
            reportLimit("function calls are nested more than " + DEPTH + " deep", span, context);
        } else if (expansionsOfCall > OF_ONE_CALL) {
            reportLimit("this call expands to more than " + Words.large(OF_ONE_CALL) + " calls", span, context);
        } else if (expansions > EXPANSIONS) {
            String message = "the functions of this model expand to more than " + Words.large(EXPANSIONS) + " calls";
            reportLimit(message, span, context);
        } else {
            return true;
        }
        return false;
    }

    private void reportLimit(String message, Span span, Context context) {
        resolution.problems.report(Diagnostic.error("E0702", message)
                .at(context.outermostCall().orElse(span))
                .note("functions are expanded where they are called: one that calls another twice, which calls a third"
                        + " twice, doubles at each level")
                .help("make intermediate values definitions: they are computed once"));
    }

    private static boolean isActive(Entry.Function function, Context context) {
        Optional<Context.Expansion> at = context.expansion();
        while (at.isPresent()) {
            if (at.get().function() == function) {
                return true;
            }
            at = at.get().outer();
        }
        return false;
    }

    private void reportRecursion(Entry.Function function, Span span, Context context) {
        List<String> path = new ArrayList<>(List.of(function.name()));
        Optional<Context.Expansion> at = context.expansion();
        while (at.isPresent() && at.get().function() != function) {
            path.add(0, at.get().function().name());
            at = at.get().outer();
        }
        path.add(0, function.name());
        String message = path.size() == 2
                ? "the function `" + function.name() + "` calls itself"
                : "these functions call each other: " + String.join(" -> ", path);
        resolution.problems.report(Diagnostic.error("E0701", message)
                .at(span)
                .note("functions are expanded where they are called, so they cannot be recursive")
                .help("a sum over a fixed number of terms: `sum(g(k) for k in 1..10)`"));
    }

    /** The context in which a formal is known, or empty if the argument does not fit its head. */
    private Optional<Context> bind(
            Entry.Function function, Statement.Formal formal, Value argument, Context inner, Context caller) {
        Value value = argument;
        Context known = inner;
        if (!formal.dims().isEmpty() && !argument.isBad()) {
            if (argument.isCondition() || argument.rank() != formal.dims().size()) {
                reportShape(function, formal, argument, caller);
                return Optional.empty();
            }
            List<Dimension> dimensions = new ArrayList<>();
            for (int axis = 0; axis < formal.dims().size(); axis++) {
                Statement.Dim dim = formal.dims().get(axis);
                int size = argument.shape().sizes().get(axis);
                known = bindSize(dim, size, known);
                Optional<Dimension> dimension = resolution.symbols.dimension(dim, known);
                if (dimension.isEmpty()) {
                    return Optional.empty();
                }
                if (dimension.get().size() != size) {
                    reportSize(function, formal, argument, axis, dimension.get(), caller);
                    return Optional.empty();
                }
                dimensions.add(dimension.get());
            }
            value = Value.number(argument.expr(), dimensions);
        } else if (!formal.dims().isEmpty()) {
            known = bindNothing(formal, known);
        }
        return Optional.of(known.with(known.scope().with(formal.name().text(), new Scope.Bound(value))));
    }

    private static Context bindNothing(Statement.Formal formal, Context inner) {
        Context known = inner;
        for (Statement.Dim dim : formal.dims()) {
            if (dim.to() instanceof Term.Reference size
                    && known.scope().find(size.name()).isEmpty()) {
                known = known.with(known.scope().with(size.name(), new Scope.Bound(Value.bad(size.span()))));
            }
        }
        return known;
    }

    /** A size that is a name nobody knows is bound to the size of the argument. */
    private Context bindSize(Statement.Dim dim, int size, Context known) {
        if (!(dim.to() instanceof Term.Reference name)) {
            return known;
        }
        Optional<Entry> entry = resolution.names(name.span()).find(name.name());
        boolean isConstant = entry.isPresent() && entry.get() instanceof Entry.Constant;
        if (isConstant || known.scope().find(name.name()).isPresent()) {
            return known;
        }
        int first = dim.from()
                .flatMap(from -> resolution.constants.whole(from, known, "the first index"))
                .orElse(1);
        Value bound = Value.number(new Expr.Literal(name.span(), first + size - 1));
        return known.with(known.scope().with(name.name(), new Scope.Bound(bound)));
    }

    private void reportShape(Entry.Function function, Statement.Formal formal, Value argument, Context context) {
        String wanted = formal.dims().size() == 1 ? "a vector" : formal.dims().size() == 2 ? "a matrix" : "an array";
        String found = argument.isCondition() ? "a condition" : Words.shape(argument.shape());
        resolution.problems.report(
                Diagnostic.error(
                                "E0401",
                                "`" + function.name() + "` wants " + wanted + " for `"
                                        + formal.name().text() + "`, here is " + found)
                        .at(argument.span(), found)
                        .also(formal.span(), "declared here"),
                context);
    }

    private void reportSize(
            Entry.Function function,
            Statement.Formal formal,
            Value argument,
            int axis,
            Dimension wanted,
            Context context) {
        String name = formal.name().text();
        int found = argument.shape().sizes().get(axis);
        String size = argument.rank() == 1
                ? "a vector of " + wanted.size() + " for `" + name + "`, here is one of " + found
                : (axis == 0 ? Words.count(wanted.size(), "row") : Words.count(wanted.size(), "column")) + " for `"
                        + name + "`, here are " + found;
        resolution.problems.report(
                Diagnostic.error("E0401", "shapes do not fit: `" + function.name() + "` wants " + size)
                        .at(argument.span(), Words.shape(argument.shape()))
                        .also(formal.dims().get(axis).span(), "is " + wanted.size() + " here"),
                context);
    }
}
