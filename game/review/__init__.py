"""The pages and reports for educators and conseillers: made on the machine, read on the machine."""
