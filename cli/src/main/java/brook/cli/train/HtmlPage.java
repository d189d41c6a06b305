package brook.cli.train;

import brook.cli.chart.Chart;
import brook.compiler.source.ShortestDecimal;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A page that needs nothing else: no scripts, no other files, drawings within. */
final class HtmlPage {

    private static final String STYLE =
            "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
                    + "table{border-collapse:collapse;margin:1em 0}td,th{padding:.2em 1em .2em 0;text-align:right;border-bottom:1px solid #ddd}"
                    + "td:first-child,th:first-child{text-align:left}svg{max-width:100%;height:auto}";

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private int drawings;

    HtmlPage(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    void table(List<String> header, List<List<String>> rows) {
        body.append("<table>\n").append(row("th", header));
        rows.forEach(row -> body.append(row("td", row)));
        body.append("</table>\n");
    }

    private static String row(String cell, List<String> fields) {
        return fields.stream()
                .map(field -> "<" + cell + ">" + escaped(field) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** Drawings share the names of their clip paths, so each gets its own. */
    void drawing(Chart chart) throws IOException {
        drawings++;
        String svg = chart.svg();
        body.append(svg.substring(svg.indexOf("<svg"))
                .replace("id=\"plot\"", "id=\"plot" + drawings + "\"")
                .replace("url(#plot)", "url(#plot" + drawings + ")"));
    }

    /** A number as people like to read it: at most five digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value)
                ? value > 0 ? "inf" : "-inf"
                : ShortestDecimal.of(new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(5))
                        .doubleValue());
    }

    String text() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>" + escaped(title)
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
