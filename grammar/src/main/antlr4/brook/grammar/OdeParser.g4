parser grammar OdeParser;

options { tokenVocab = OdeLexer; }

file : (IDENT | NL | OTHER)* EOF ;
