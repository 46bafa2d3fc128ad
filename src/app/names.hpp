#pragma once

#include "base/lookup.hpp"
