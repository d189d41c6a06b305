/** All that a generated class needs to run; requires nothing beyond java.base. The first public type brings the exports line. */
module brook.runtime {}
