package brook.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.DeepStack;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar has one reading of every model: parsed whole, with exact ambiguity detection. */
class AmbiguityTest {

    static List<Path> models() {
        return Corpus.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneReading(Path model) {
        assertThat(complaints(Corpus.text(model))).isEmpty();
    }

    /** Each line is what the grammar finds hardest: soft keywords as names, nested ifs, notes and blocks. */
    @Test
    void oneReadingOfWhatIsHard() {
        String text = """
                init = 3
                init' = -init
                init init = 1, x' = 2
                step[step in 1..9 step 2]' = step[step]
                at' = if every > 0 then if from > 1 then 2 else 3 elseif stop > 2 then 4 else 5 in 1/s "note"
                data = [record for record in 1..3 if not record == 2 and true]
                m = [1, 2; 3, -4; [5, 6]]
                f(x, W[n, 0..k]) = g(x, seed = 1)(0) where { rises = 1; falls = rises ; }
                event at 1, 2 { stop; record; stop := 1 }
                event every every from from { }
                event rises when rises rises rises - 1 if falls > 0 { x' := -x'; u[1]' := 2
                }
                event when x > 0 if y > 0 {}
                loss at at data = sqnorm(at)
                loss data = 1
                train { minimise mse + 1 ; minimise = 3; epochs = 5 }
                solve { t = 0 .. 1; output every at; output at at, 2
                }
                q'[2, :]' = -x^-2 * not a < b + 1 and c or (9.81 in m/s^2)''
                x(0) = 1; x'(0.5) = -2; dx/dt = 1
                """;
        assertThat(complaints(text)).isEmpty();
    }

    private static List<String> complaints(String text) {
        return DeepStack.call(() -> {
            OdeParser parser = new OdeParser(new CommonTokenStream(new OdeLexer(new TextStream("test", text))));
            parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
            parser.removeErrorListeners();
            Complaints complaints = new Complaints();
            parser.addErrorListener(complaints);
            parser.file();
            return complaints.found;
        });
    }

    /** Writes down errors and ambiguities. */
    private static final class Complaints extends BaseErrorListener {
        private final List<String> found = new ArrayList<>();

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            found.add(line + ":" + column + " " + message);
        }

        @Override
        public void reportAmbiguity(
                Parser parser, DFA dfa, int start, int stop, boolean exact, BitSet alternatives, ATNConfigSet configs) {
            found.add("ambiguous: "
                    + parser.getTokenStream().getText(org.antlr.v4.runtime.misc.Interval.of(start, stop)));
        }
    }
}
