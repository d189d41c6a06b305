/**
 * From what the user wrote to what it means: a syntax and constant overrides enter, a system or diagnostics leave; nothing here knows how a
 * system is computed.
 */
package brook.compiler.system.resolve;
