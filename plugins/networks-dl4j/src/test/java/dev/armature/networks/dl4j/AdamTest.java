package dev.armature.networks.dl4j;
