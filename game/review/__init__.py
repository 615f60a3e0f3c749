"""Pages and reports for educators and conseillers. Handed a store; knows no pygame."""
