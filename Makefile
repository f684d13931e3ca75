# Thin: the work is done by ./ansinh and ./test.
.PHONY: check quick full demo

check:
	./test

quick:
	./test quick

full:
	./test full

demo:
	./ansinh demo
