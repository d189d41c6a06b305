package brook.compiler.files;

import brook.compiler.source.Decoder;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver.Answer;
import brook.compiler.source.SourceResolver.Found;
import brook.compiler.source.SourceResolver.Reason;
import brook.compiler.source.SourceResolver.Refused;
import brook.compiler.source.SourceResolver.Undecodable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What a stream holds, as a model file. */
final class Bytes {

    /** Far more than anybody writes; 100,000 equations are some megabytes. */
    static final int LARGEST = 32 << 20;

    private Bytes() {}

    /** Reads at most one byte more than may be: some files have no end. */
    static Answer read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return new Refused(Reason.TOO_LARGE, "it is larger than " + (LARGEST >> 20) + " MB", List.of());
        }
        Diagnostics diagnostics = new Diagnostics();
        SourceFile file = Decoder.decode(name, bytes, diagnostics);
        return diagnostics.hasErrors()
                ? new Undecodable(file, diagnostics.list().get(0))
                : new Found(file);
    }
}
