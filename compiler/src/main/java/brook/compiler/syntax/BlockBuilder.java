package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Action;
import brook.compiler.syntax.Statement.Event;
import brook.compiler.syntax.Statement.Setting;
import brook.compiler.syntax.Statement.Settings;
import brook.compiler.syntax.Statement.Target;
import brook.compiler.syntax.Statement.Trigger;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser.ActionContext;
import brook.grammar.OdeParser.AssignActionContext;
import brook.grammar.OdeParser.AssignSettingContext;
import brook.grammar.OdeParser.AtTriggerContext;
import brook.grammar.OdeParser.EventStatementContext;
import brook.grammar.OdeParser.EveryTriggerContext;
import brook.grammar.OdeParser.ExprContext;
import brook.grammar.OdeParser.MinimiseSettingContext;
import brook.grammar.OdeParser.OutputAtSettingContext;
import brook.grammar.OdeParser.OutputEverySettingContext;
import brook.grammar.OdeParser.RecordActionContext;
import brook.grammar.OdeParser.SettingContext;
import brook.grammar.OdeParser.SettingsStatementContext;
import brook.grammar.OdeParser.StopActionContext;
import brook.grammar.OdeParser.TriggerContext;
import brook.grammar.OdeParser.WhenTriggerContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes events and blocks of settings of parse trees. */
final class BlockBuilder {

    private final TermBuilder terms;
    private final LeftSide.Reader leftSides;
    private final Diagnostics diagnostics;

    BlockBuilder(TermBuilder terms, LeftSide.Reader leftSides, Diagnostics diagnostics) {
        this.terms = terms;
        this.leftSides = leftSides;
        this.diagnostics = diagnostics;
    }

    Event event(EventStatementContext tree) {
        Optional<Name> name =
                Optional.ofNullable(tree.eventName()).map(named -> new Name(terms.span(named), named.getText()));
        List<Action> actions = tree.action().stream()
                .flatMap(action -> action(action).stream())
                .toList();
        return new Event(terms.span(tree), name, trigger(tree.trigger()), actions);
    }

    Settings settings(SettingsStatementContext tree) {
        Settings.Kind kind = tree.kind.getType() == OdeLexer.SOLVE ? Settings.Kind.SOLVE : Settings.Kind.TRAIN;
        return new Settings(
                terms.span(tree),
                kind,
                tree.setting().stream().map(this::setting).toList());
    }

    Optional<Action> action(ActionContext tree) {
        Span span = terms.span(tree);
        if (tree instanceof StopActionContext) {
            return Optional.of(new Action.Stop(span));
        }
        if (tree instanceof RecordActionContext) {
            return Optional.of(new Action.Record(span));
        }
        if (tree instanceof AssignActionContext assign) {
            Optional<Target> target = leftSides.target(assign.op());
            if (target.isEmpty()) {
                diagnostics.report(
                        Diagnostic.error("E0120", "an event gives a new value to a state or a discrete variable")
                                .at(terms.span(assign.op()), "not a name, with an index or primes")
                                .help("write for example `x := 2*x`"));
                return Optional.empty();
            }
            checkSign(assign);
            return Optional.of(new Action.Assign(span, target.get(), terms.term(assign.expr())));
        }
        throw new AssertionError(tree);
    }

    Setting setting(SettingContext tree) {
        Span span = terms.span(tree);
        if (tree instanceof AssignSettingContext assign) {
            Optional<Term> to = assign.expr().size() > 1 ? Optional.of(terms.term(assign.expr(1))) : Optional.empty();
            return new Setting.Assign(span, terms.name(assign.name()), terms.term(assign.expr(0)), to);
        }
        if (tree instanceof OutputEverySettingContext output) {
            return new Setting.OutputEvery(span, terms.term(output.expr()));
        }
        if (tree instanceof OutputAtSettingContext output) {
            return new Setting.OutputAt(span, terms.terms(output.expr()));
        }
        if (tree instanceof MinimiseSettingContext minimise) {
            return new Setting.Minimise(span, terms.term(minimise.expr()));
        }
        throw new AssertionError(tree);
    }

    private Trigger trigger(TriggerContext tree) {
        Span span = terms.span(tree);
        if (tree instanceof WhenTriggerContext when) {
            return new Trigger.When(
                    span,
                    terms.term(when.expr(0)),
                    Optional.ofNullable(when.direction).map(BlockBuilder::direction),
                    optional(when.level),
                    optional(when.guard));
        }
        if (tree instanceof AtTriggerContext at) {
            return new Trigger.At(span, terms.terms(at.expr()));
        }
        if (tree instanceof EveryTriggerContext every) {
            Optional<Term> from = every.expr().size() > 1 ? optional(every.expr(1)) : Optional.empty();
            return new Trigger.Every(span, terms.term(every.expr(0)), from);
        }
        throw new AssertionError(tree);
    }

    private Optional<Term> optional(ExprContext tree) {
        return Optional.ofNullable(tree).map(terms::term);
    }

    private static Trigger.Direction direction(Token word) {
        return switch (word.getType()) {
            case OdeLexer.RISES -> Trigger.Direction.RISES;
            case OdeLexer.FALLS -> Trigger.Direction.FALLS;
            case OdeLexer.CROSSES -> Trigger.Direction.CROSSES;
            default -> throw new AssertionError(word);
        };
    }

    private void checkSign(AssignActionContext tree) {
        if (tree.sign.getType() != OdeLexer.WALRUS) {
            String meant = terms.span(tree.op()).text() + " := "
                    + terms.span(tree.expr()).text();
            diagnostics.report(Diagnostic.error("E0123", "an event gives a new value with `:=`")
                    .at(terms.span(tree.sign), "`=` states what holds all the time")
                    .help("write `" + meant + "`"));
        }
    }
}
