// The contract file against the code, in both directions: operations, parameters, schemas.
#include "server/http/routes.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/contract/operations.h"
#include "tests/api/contract_reflection.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <set>

namespace bianmin::contract_test {

namespace {

using contract::Operation;

// The YAML as JSON, through python3-yaml. A file that is missing or broken fails every test here.
std::string contractText() {
    const std::string command =
        "/usr/bin/python3 -c 'import json, sys, yaml; "
        "json.dump(yaml.safe_load(open(sys.argv[1], encoding=\"utf-8\")), sys.stdout)' " +
        std::string(BIANMIN_SOURCE_DIR "/shared/contract/openapi/bianmin.v1.yaml");
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error("python3 is missing");
    std::string text;
    std::array<char, 65536> buffer{};
    while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        text.append(buffer.data(), count);
    if (pclose(pipe) != 0)
        throw std::runtime_error("the contract file is missing or no YAML");
    return text;
}

const Json& contractFile() {
    static const Json file = support::valueOf(parseJson(contractText(), {.depth_max = 64}));
    return file;
}

// What the file says of an operation, or null.
const Json* operationInFile(const Operation& operation) {
    const Json& paths = contractFile().at("paths");
    const auto path = paths.find(std::string(operation.path));
    if (path == paths.end())
        return nullptr;
    const auto found = path->find(toLowerAscii(contract::methodName(operation.method)));
    return found == path->end() ? nullptr : &*found;
}

std::set<std::string> placesOf(std::string_view path) {
    std::set<std::string> places;
    for (auto open = path.find('{'); open != std::string_view::npos;
         open = path.find('{', open + 1))
        places.emplace(path.substr(open + 1, path.find('}', open) - open - 1));
    return places;
}

std::set<std::string> parametersIn(const Json& operation, const std::string& where) {
    std::set<std::string> names;
    for (const Json& parameter : operation.value("parameters", Json::array())) {
        if (parameter.value("in", "") == where)
            names.insert(parameter.at("name"));
    }
    return names;
}

bool asksForCommandId(const Json& operation) {
    for (const Json& parameter : operation.value("parameters", Json::array())) {
        if (parameter.value("$ref", "") == "#/components/parameters/IdempotencyKey")
            return true;
    }
    return false;
}

// Every "$ref" below a value.
void collectReferences(const Json& value, std::set<std::string>& references) {
    if (value.is_object() && value.contains("$ref"))
        references.insert(value.at("$ref").get<std::string>());
    if (value.is_structured()) {
        for (const Json& child : value)
            collectReferences(child, references);
    }
}

} // namespace

TEST(Contract, StatesEveryOperationOfTheServer) {
    for (const Operation& operation : contract::operations()) {
        SCOPED_TRACE(operation.id);
        const Json* stated = operationInFile(operation);
        ASSERT_NE(stated, nullptr);
        EXPECT_EQ(stated->at("operationId"), std::string(operation.id));
        EXPECT_EQ(stated->at("x-kind"), std::string(contract::kindName(operation.kind)));
        Json permissions = Json::array();
        for (const auto permission : operation.permissions.list())
            permissions.push_back(std::string(enumName(permission)));
        EXPECT_EQ(stated->at("x-permissions"), permissions);
        EXPECT_TRUE(stated->at("responses").contains(std::to_string(operation.success_status)));
        EXPECT_TRUE(stated->at("responses").contains("default"));
        EXPECT_EQ(stated->contains("requestBody"), operation.method == contract::Method::post);
        if (stated->contains("requestBody")) {
            EXPECT_EQ(stated->at("x-body-max-bytes"), operation.body_max_bytes);
        }
        EXPECT_EQ(asksForCommandId(*stated), operation.kind == contract::OperationKind::command);
        EXPECT_EQ(stated->contains("security"), operation.kind == contract::OperationKind::open);
    }
}

TEST(Contract, StatesNoOperationThatTheServerLacks) {
    std::set<std::string> known;
    for (const Operation& operation : contract::operations())
        known.insert(std::string(operation.id));
    std::set<std::string> stated;
    for (const Json& path : contractFile().at("paths")) {
        for (const Json& operation : path)
            EXPECT_TRUE(stated.insert(operation.at("operationId")).second);
    }
    EXPECT_EQ(stated, known);
}

TEST(Contract, StatesTheParametersOfEveryRoute) {
    for (const http::HandlerRow& row : http::allRoutes()) {
        SCOPED_TRACE(row.operation);
        const Operation& operation = *contract::findOperation(row.operation);
        const Json& stated = *operationInFile(operation);
        EXPECT_EQ(parametersIn(stated, "path"), placesOf(operation.path));
        std::set<std::string> query;
        if (!row.query_parameter.empty())
            query.emplace(row.query_parameter);
        EXPECT_EQ(parametersIn(stated, "query"), query);
    }
}

TEST(Contract, StatesEveryStructAsItIsCoded) {
    const Json& stated = contractFile().at("components").at("schemas");
    for (const auto& [name, coded] : allSchemas()) {
        SCOPED_TRACE(name);
        ASSERT_TRUE(stated.contains(name));
        Json schema = stated.at(name);
        schema.erase("description");
        for (Json& property : schema.at("properties")) {
            if (property.is_object())
                property.erase("description");
        }
        EXPECT_EQ(schema, coded) << schema.dump(1) << "\nis coded as\n" << coded.dump(1);
    }
}

TEST(Contract, StatesNoSchemaThatIsNotCoded) {
    const auto coded = allSchemas();
    for (const auto& [name, schema] : contractFile().at("components").at("schemas").items()) {
        // The item file has a format of its own, checked by its parser.
        EXPECT_TRUE(coded.contains(name) || name == "ItemFile") << name;
    }
}

TEST(Contract, ReferencesOnlyWhatItStates) {
    std::set<std::string> references;
    collectReferences(contractFile(), references);
    EXPECT_FALSE(references.empty());
    for (const std::string& reference : references) {
        const Json::json_pointer place(reference.substr(1));
        EXPECT_TRUE(contractFile().contains(place)) << reference;
    }
}

} // namespace bianmin::contract_test
