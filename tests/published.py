"""Figures of papers, courses and tools, each with its source. Data only, never our own output.

A figure that was rounded by its source stands as text: (what is printed, unit).
"""

# Parameters, biases included: torchvision 0.29, `num_params` of the weights' metadata; AlexNet of
# 2012 and its one-tower form: recomputed layer by layer from the paper's section 3.5.
PARAMS = {
    "alexnet": 60_965_224,
    "alexnet-ungrouped": 62_378_344,
    "alexnet-torchvision": 61_100_840,
    "vgg11": 132_863_336,
    "vgg13": 133_047_848,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
    "vgg11_bn": 132_868_840,
    "vgg13_bn": 133_053_736,
    "vgg16_bn": 138_365_992,
    "vgg19_bn": 143_678_248,
    "vgg16c": 133_638_952,
}

# Simonyan and Zisserman, arXiv:1409.1556, table 2 (millions of parameters; A-LRN shares A's).
VGG_PAPER_MILLIONS = {"vgg11": 133, "vgg13": 133, "vgg16c": 134, "vgg16": 138, "vgg19": 144}

# Multiply-adds of convolutions and fully connected layers, biases aside; AlexNet of 2012 at 227,
# the others at 224: PyTorch 2.13, FlopCounterMode / 2; the 2012 nets recomputed from the paper.
MACS = {
    "alexnet": 724_406_816,
    "alexnet-ungrouped": 1_135_256_096,
    "alexnet-torchvision": 714_188_480,
    "vgg11": 7_609_090_048,
    "vgg13": 11_308_466_176,
    "vgg16": 15_470_264_320,
    "vgg19": 19_632_062_464,
}

# torchvision 0.29, `_ops` of the weights' metadata ("GFLOPS").
TORCHVISION_OPS = {
    "alexnet-torchvision": "0.714",
    "vgg11": "7.609",
    "vgg13": "11.308",
    "vgg16": "15.47",
    "vgg19": "19.632",
}

# README of pytorch-summary (github.com/sksq96/pytorch-summary), VGG16, column "Param #".
VGG16_LAYER_PARAMS = (
    1_792, 36_928,
    73_856, 147_584,
    295_168, 590_080, 590_080,
    1_180_160, 2_359_808, 2_359_808,
    2_359_808, 2_359_808, 2_359_808,
    102_764_544, 16_781_312, 4_097_000,
)  # fmt: skip

# The same README, foot of the table, "MB".
SUMMARY_README = {"Input": "0.57", "Forward/backward pass": "218.59", "Params": "527.79"}

# First layer of AlexNet, 11x11 stride 4: (input, zeros before, after) -> output size. 227 without
# padding (Caffe); 224 with 2 (torchvision); 224 with 1 (a course); 224 VALID (TF-Slim);
# 224 SAME (TensorFlow: three zeros before, four after).
ALEXNET_CONV1 = {
    (227, 0, 0): 55,
    (224, 2, 2): 55,
    (224, 1, 1): 54,
    (224, 0, 0): 54,
    (224, 3, 4): 56,
}

# Krizhevsky et al. 2012, section 3.5, print the first; 55 * 55 * 96 is the second.
ALEXNET_CONV1_NEURONS = (253_440, 290_400)

# What the tools print today: torch 2.13.0, torchvision's nets, batch 1, 224; the tools' releases
# are those that convdocs/dialects.py names.
COUNTS = {
    "flop-counter": (2 * 714_188_480, 2 * 15_470_264_320),
    "calflops-macs": (714_188_480, 15_470_264_320),
    "torchvision": (714_188_480, 15_470_264_320),
    "fvcore": (714_197_696, 15_470_289_408),
    "torchprofile": (714_197_696, 15_470_289_408),
    "thop": (714_206_912, 15_470_314_496),
    "torchinfo": (714_682_664, 15_483_821_032),
    "ptflops-aten": (714_682_664, 15_483_821_032),
    "ptflops": (716_441_128, 15_523_225_576),
    "calflops": (1_429_741_184, 30_973_778_432),
}

# One VGG-16, many figures.
VGG16_PRINTED = {
    "torchvision": ("15.47", "G"),
    "fvcore": ("15.47", "G"),
    "torchinfo": ("15.48", "G"),
    "ptflops-aten": ("15.48", "G"),
    "ptflops": ("15.52", "G"),
    "thop-readme": ("15.61", "G"),
    "convnet-burden": ("16", "G"),
    "google-rf": ("30.71", "G"),
    "calflops": ("30.97", "G"),
    "pytorch-summary": ("218.6", "MiB"),
}
VGG16_CONVOLUTIONS_ONLY = "15.35"  # G multiply-adds, a figure often quoted

# README of pytorch-OpCounter (thop), "Results of Recent Models", MACs(G).
THOP_README = {
    "alexnet-torchvision": "0.77",
    "vgg11": "7.74",
    "vgg11_bn": "7.77",
    "vgg13": "11.44",
    "vgg13_bn": "11.49",
    "vgg16": "15.61",
    "vgg16_bn": "15.66",
    "vgg19": "19.77",
    "vgg19_bn": "19.83",
}

# README of convnet-burden (github.com/albanie/convnet-burden), column "flops". Its AlexNet is
# MatConvNet's, trained with batch normalisation, so it has no local response normalisation.
CONVNET_BURDEN = {"alexnet": ("727", "M"), "vgg16": ("16", "G"), "vgg19": ("20", "G")}

# README of calflops, MACs of AlexNet in M; its code makes 714.19.
CALFLOPS_README_ALEXNET = "741.19"

# RECEPTIVE_FIELD_TABLE.md of github.com/google-research/receptive_field:
# end-point: (billion FLOPs at 224, at 321, receptive field, effective stride, padding).
GOOGLE = {
    "alexnet_v2": {
        "conv1": ("0.136", "0.283", 11, 4, 0),
        "pool1": ("0.136", "0.284", 19, 8, 0),
        "conv2": ("0.552", "1.171", 51, 8, 16),
        "conv3": ("0.743", "1.602", 99, 16, 32),
        "conv4": ("1.125", "2.462", 131, 16, 48),
        "conv5": ("1.380", "3.036", 163, 16, 64),
        "pool5": ("1.380", "3.036", 195, 32, 64),
    },
    "vgg11": {  # vgg_a there
        "conv1_1": ("0.177", "0.363", 3, 1, 1),
        "pool1": ("0.180", "0.369", 4, 2, 1),
        "conv2_1": ("2.031", "4.147", 8, 2, 3),
        "pool2": ("2.033", "4.151", 10, 4, 3),
        "conv3_1": ("3.883", "7.927", 18, 4, 7),
        "conv3_2": ("7.583", "15.479", 26, 4, 11),
        "pool3": ("7.584", "15.480", 30, 8, 11),
        "conv4_1": ("9.434", "19.256", 46, 8, 19),
        "conv4_2": ("13.134", "26.806", 62, 8, 27),
        "pool4": ("13.134", "26.807", 70, 16, 27),
        "conv5_1": ("14.059", "28.695", 102, 16, 43),
        "conv5_2": ("14.984", "30.583", 134, 16, 59),
        "pool5": ("14.984", "30.583", 150, 32, 59),
    },
    "vgg16": {
        "conv1_1": ("0.177", "0.363", 3, 1, 1),
        "pool1": ("3.882", "7.973", 6, 2, 2),
        "conv2_1": ("5.734", "11.751", 10, 2, 4),
        "pool2": ("9.436", "19.307", 16, 4, 6),
        "conv3_1": ("11.287", "23.084", 24, 4, 10),
        "conv3_2": ("14.987", "30.635", 32, 4, 14),
        "pool3": ("18.688", "38.188", 44, 8, 18),
        "conv4_1": ("20.538", "41.964", 60, 8, 26),
        "conv4_2": ("24.238", "49.514", 76, 8, 34),
        "pool4": ("27.938", "57.066", 100, 16, 42),
        "conv5_1": ("28.863", "58.954", 132, 16, 58),
        "conv5_2": ("29.788", "60.841", 164, 16, 74),
        "pool5": ("30.713", "62.729", 212, 32, 90),
    },
}

# TF-Slim, nets/alexnet.py, alexnet_v2 as far as pool5 (no padding where not said).
ALEXNET_V2 = """conv 64 11x11 s4, pool 3 s2, conv 192 5x5 p2, pool 3 s2, conv 384 3x3 p1,
    conv 384 3x3 p1, conv 256 3x3 p1, pool 3 s2"""

# CS231n, "Convolutional networks", VGGNet in detail: values of each row, weights of each row.
CS231N_ROWS = (
    (224 * 224 * 3, 0),
    (224 * 224 * 64, 1_728), (224 * 224 * 64, 36_864), (112 * 112 * 64, 0),
    (112 * 112 * 128, 73_728), (112 * 112 * 128, 147_456), (56 * 56 * 128, 0),
    (56 * 56 * 256, 294_912), (56 * 56 * 256, 589_824), (56 * 56 * 256, 589_824),
    (28 * 28 * 256, 0),
    (28 * 28 * 512, 1_179_648), (28 * 28 * 512, 2_359_296), (28 * 28 * 512, 2_359_296),
    (14 * 14 * 512, 0),
    (14 * 14 * 512, 2_359_296), (14 * 14 * 512, 2_359_296), (14 * 14 * 512, 2_359_296),
    (7 * 7 * 512, 0),
    (4096, 102_760_448), (4096, 16_777_216), (1000, 4_096_000),
)  # fmt: skip
CS231N_VALUES = 15_237_608  # the sum of those rows, recomputed
CS231N_MEMORY = (("60.95", "MB"), ("58.13", "MiB"))  # that sum in float32, recomputed
CS231N_PRINTED = ("93", 24_000_000)  # the notes print "24M * 4 bytes ~= 93MB"

# VGG-16, batch 1, 224, float32, recomputed with torchinfo 1.8.0 and by hand (bytes).
TORCHINFO_OUTPUT_BYTES = 108_453_696
LAYER_OUTPUT_VALUES = 28_667_880
LAYER_OUTPUT_BYTES = 114_671_520

# AlexNet's fully connected layers, torchvision's net: parameters, MB in float32; one page calls
# them "nearly 1 GB" and 164 MB.
ALEXNET_FC_PARAMS = 58_631_144
ALEXNET_FC_MB = "234.5"
ALEXNET_FC_CLAIMED = (("1", "GB"), ("164", "MB"))

# What the tools print for the small network PROBE of tests/test_conventions.py, at batch 1 and 2:
# torch 2.13.0 and the releases that convdocs/dialects.py names, run on its modules. torchsummary
# prints MB with two digits (it divides by 2^20).
PROBE_COUNTS = {
    "flop-counter": (897_318, 1_794_636),
    "fvcore": (362_619, 725_238),
    "torchprofile": (392_227, 784_454),
    "thop": (541_699, 1_083_398),
    "thop-readme": (595_294, 1_190_588),
    "torchinfo": (466_164, 932_328),
    "ptflops": (678_216, 803_343),
    "ptflops-aten": (466_152, 932_304),
    "calflops": (1_060_449, 2_120_898),
    "calflops-macs": (438_675, 877_350),
    "torchinfo-memory": (324_000, 648_000),
}
PROBE_TORCHSUMMARY = ("0.70", "1.39")
