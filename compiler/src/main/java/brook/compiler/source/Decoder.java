package brook.compiler.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns the bytes of a file into a {@link SourceFile}: UTF-8, with or without a byte order mark. */
public final class Decoder {

    private static final String REPLACEMENT = "\uFFFD";

    private Decoder() {}

    /** Never fails: the first wrong byte is reported, each is replaced by U+FFFD. */
    public static SourceFile decode(String name, byte[] bytes, Diagnostics diagnostics) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        int wrong = -1;
        int wrongByte = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            if (wrong < 0) {
                wrong = out.position();
                wrongByte = bytes[in.position()] & 0xFF;
            }
            out.put(REPLACEMENT);
            in.position(in.position() + result.length());
            result = decoder.decode(in, out, true);
        }
        String text = out.flip().toString();
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        SourceFile file = new SourceFile(name, text.substring(mark));
        if (wrong >= 0) {
            diagnostics.report(notUtf8(new Span(file, wrong - mark, wrong - mark + 1), wrongByte));
        }
        return file;
    }

    private static Diagnostic notUtf8(Span span, int wrongByte) {
        String hex = String.format(Locale.ROOT, "0x%02X", wrongByte);
        return Diagnostic.error("E0122", "this file is not UTF-8")
                .at(span, "the byte " + hex + " cannot be read here")
                .help("save the file as UTF-8; from Latin-1: `iconv -f latin1 -t utf-8`");
    }
}
