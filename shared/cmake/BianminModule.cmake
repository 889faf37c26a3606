# bianmin_module() declares one library of the tree and the layer it lives in. A link edge to a
# layer that is not allowed stops the configuration, so the dependency rules of
# shared/docs/architecture.md cannot rot.

# Who may link whom: BIANMIN_ALLOW_<layer> lists the layers that <layer> may use.
set(BIANMIN_ALLOW_base      base)
set(BIANMIN_ALLOW_domain    base domain)
set(BIANMIN_ALLOW_contract  base domain contract)
set(BIANMIN_ALLOW_storage   base domain storage)
set(BIANMIN_ALLOW_transport base domain contract transport)
set(BIANMIN_ALLOW_reports   base domain reports)
set(BIANMIN_ALLOW_server    base domain contract storage transport reports server)
set(BIANMIN_ALLOW_client    base domain contract storage transport reports client)
set(BIANMIN_ALLOW_ui        base domain contract reports client ui)
set(BIANMIN_ALLOW_tests     base domain contract storage transport reports server client ui tests)

# Inside shared/domain a module may use only modules to its left.
set(BIANMIN_DOMAIN_ORDER regions identity journal calendar catalog cases documents)

add_library(bianmin_warnings INTERFACE)
target_compile_options(bianmin_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  # GCC 12 sees overlaps in std::string that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${BIANMIN_WERROR}>:-Werror>)

if(BIANMIN_SANITIZE)
  add_compile_options(-fsanitize=${BIANMIN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${BIANMIN_SANITIZE})
endif()

function(_bianmin_common target layer)
  set_target_properties(${target} PROPERTIES BIANMIN_LAYER ${layer})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE bianmin_warnings)
  set_property(GLOBAL APPEND PROPERTY BIANMIN_TARGETS ${target})
  if(BIANMIN_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
  if(layer STREQUAL "tests")
    _bianmin_quick_to_compile(${target})
  endif()
endfunction()

# Tests are most of what a test run compiles. They share the precompiled headers of tests/, for which
# all need the macros of Poco and GoogleTest.
function(_bianmin_quick_to_compile target)
  target_compile_definitions(${target} PRIVATE
    $<TARGET_PROPERTY:Poco::Foundation,INTERFACE_COMPILE_DEFINITIONS>)
  target_compile_options(${target} PRIVATE
    $<TARGET_PROPERTY:GTest::gtest,INTERFACE_COMPILE_OPTIONS>)
  if(NOT target STREQUAL "bianmin_test_headers")
    target_precompile_headers(${target} REUSE_FROM bianmin_test_headers)
  endif()
endfunction()

# bianmin_module(domain_cases LAYER domain SOURCES a.cpp DEPENDS base domain_catalog USES ICU::uc)
# DEPENDS: our own modules (public). USES: third-party libraries (private unless PUBLIC_USES).
function(bianmin_module name)
  cmake_parse_arguments(A "" "LAYER" "SOURCES;DEPENDS;USES;PUBLIC_USES" ${ARGN})
  add_library(bianmin_${name} STATIC ${A_SOURCES})
  list(TRANSFORM A_DEPENDS PREPEND bianmin_)
  _bianmin_common(bianmin_${name} ${A_LAYER})
  target_link_libraries(bianmin_${name} PUBLIC ${A_DEPENDS} ${A_PUBLIC_USES} PRIVATE ${A_USES})
  set_target_properties(bianmin_${name} PROPERTIES BIANMIN_DEPENDS "${A_DEPENDS}")
  if(A_LAYER STREQUAL "domain")
    target_compile_options(bianmin_${name} PRIVATE -include ${PROJECT_SOURCE_DIR}/shared/cmake/pure.h)
  endif()
endfunction()

# bianmin_program(bianmin-server LAYER server SOURCES main.cpp DEPENDS server_http USES ...)
function(bianmin_program name)
  cmake_parse_arguments(A "" "LAYER" "SOURCES;DEPENDS;USES" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  list(TRANSFORM A_DEPENDS PREPEND bianmin_)
  _bianmin_common(${name} ${A_LAYER})
  target_link_libraries(${name} PRIVATE ${A_DEPENDS} ${A_USES})
  set_target_properties(${name} PROPERTIES BIANMIN_DEPENDS "${A_DEPENDS}")
endfunction()

# bianmin_test(unit_base SOURCES a_test.cpp DEPENDS base LABELS unit): one GoogleTest program,
# every TEST a CTest entry of its own.
function(bianmin_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;DEPENDS;USES;LABELS" ${ARGN})
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 120)
  endif()
  bianmin_program(${name} LAYER tests SOURCES ${A_SOURCES} DEPENDS ${A_DEPENDS}
                  USES ${A_USES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    BIANMIN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" BIANMIN_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # "tests_unit" builds the programs of that label and nothing else.
  foreach(label IN LISTS A_LABELS)
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${name})
  endforeach()
  include(GoogleTest)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${A_LABELS}" TIMEOUT ${A_TIMEOUT})
endfunction()

function(bianmin_check_layers)
  get_property(targets GLOBAL PROPERTY BIANMIN_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(layer ${target} BIANMIN_LAYER)
    get_target_property(depends ${target} BIANMIN_DEPENDS)
    foreach(dependency IN LISTS depends)
      if(NOT dependency)
        continue()
      endif()
      if(NOT TARGET ${dependency})
        message(FATAL_ERROR "${target} depends on ${dependency}, which does not exist")
      endif()
      get_target_property(their_layer ${dependency} BIANMIN_LAYER)
      if(NOT their_layer IN_LIST BIANMIN_ALLOW_${layer})
        message(FATAL_ERROR "layer rule: ${target} (${layer}) must not use ${dependency} (${their_layer})")
      endif()
      if(layer STREQUAL "domain" AND their_layer STREQUAL "domain")
        string(REPLACE "bianmin_domain_" "" mine ${target})
        string(REPLACE "bianmin_domain_" "" theirs ${dependency})
        list(FIND BIANMIN_DOMAIN_ORDER ${mine} my_place)
        list(FIND BIANMIN_DOMAIN_ORDER ${theirs} their_place)
        if(their_place LESS 0 OR my_place LESS 0 OR NOT their_place LESS my_place)
          message(FATAL_ERROR "domain order: ${mine} must not use ${theirs}")
        endif()
      endif()
    endforeach()
  endforeach()
endfunction()
