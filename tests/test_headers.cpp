// The precompiled headers of the tests need one source to belong to; see CMakeLists.txt.
